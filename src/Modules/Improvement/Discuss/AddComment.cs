using System.ComponentModel.DataAnnotations;
using LineOfSight.Improvement.Remind;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Discuss;

/// <summary>Comments on a record of the thread, and tells those who are mentioned; withdraws one's own comment.</summary>
internal sealed class AddComment(LineOfSightDb db, IAccess access, ReadFacts facts, WhoMayOpen readers, Opening opening, Outbox outbox, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter your comment")]
        [StringLength(Comment.WordsLimit, ErrorMessage = "Your comment must be 2,000 characters or fewer")]
        public string? Words { get; set; }

        /// <summary>The people who are told of it.</summary>
        public List<Guid> Mentions { get; set; } = [];
    }

    public async Task HandleAsync(Guid record, Input input, CancellationToken stop)
    {
        var about = await OpenAsync(record, stop);
        var me = access.Person;
        var speaksFor = me.Partnerships.Any(p => p.Id == about.Keeper) ? about.Keeper : me.PartnershipId ?? throw new NotVisible();
        var comment = Comment.Say(about, input.Words, me.Id, speaksFor, clock.GetUtcNow());
        var mentioned = await MentionedAsync(about, input.Mentions, stop);
        db.Add(comment);
        db.AddRange(mentioned.Select(m => new Mention { CommentId = comment.Id, PersonId = m.Id }));
        foreach (var reader in mentioned)
        {
            await outbox.AddAsync(
                new Letter(ActionLetters.Mentioned, Reader.Person(reader.Id), speaksFor)
                {
                    Link = $"/improvement/comments/{record}", Facts = new Dictionary<string, Fact> { ["reference"] = Fact.Reference(about.Reference) },
                },
                stop);
        }

        await DoAsync(ImprovementActs.Commented, about, stop);
    }

    /// <summary>Withdraws a comment of one's own: a stub stays, with who said something and when.</summary>
    public async Task WithdrawAsync(Guid record, Guid comment, CancellationToken stop)
    {
        var about = await OpenAsync(record, stop);
        var said = await db.FindAsync<Comment>([comment], stop);
        if (said is null || said.RecordId != record || said.PersonId != access.Person.Id)
        {
            throw new NotVisible();
        }

        said.Withdraw(access.Person.Id, clock.GetUtcNow());
        await DoAsync(ImprovementActs.CommentWithdrawn, about, stop);
    }

    /// <summary>The record, when the person may open it and comment there.</summary>
    private async Task<Facts> OpenAsync(Guid record, CancellationToken stop)
    {
        var about = await facts.OneAsync(record, stop);
        if (about is null || about.Kind == Seen.Evidence || !new Eyes(access).MayOpen(about)
            || !new Improvement.Reach(access, Can.Comment).Holds(about.Keeper, about.SharedWith, about.AgencyId, about.OwnerId))
        {
            throw new NotVisible();
        }

        return about;
    }

    private async Task<List<WhoMayOpen.Reader>> MentionedAsync(Facts about, List<Guid> wanted, CancellationToken stop)
    {
        if (wanted.Count == 0)
        {
            return [];
        }

        var known = await readers.OfAsync(about, stop);
        var chosen = wanted.Distinct().Where(w => w != access.Person.Id).ToHashSet();
        var mentioned = known.Where(k => chosen.Contains(k.Id)).ToList();
        RuleBroken.Unless(mentioned.Count == chosen.Count, "Choose people from the list: only those who may open this record can be told of it", nameof(Input.Mentions));
        return mentioned;
    }

    private async Task DoAsync(ActKind kind, Facts about, CancellationToken stop)
    {
        var subject = await opening.SubjectAsync(about, stop);
        // An answer is shared with its finding and has no shares of its own, from which the database would know whose chains it enters.
        IReadOnlyCollection<Guid> chains = about.Kind == Seen.Answer ? await opening.HoldersAsync(about.Held, stop) : [about.Keeper];
        await work.DoAsync(kind, subject, null, chains, stop);
    }
}
