using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Administration.SubjectAccess;

/// <summary>
/// Somebody asked for the data that the partnership holds about them, or about a child for whom they may ask (UK GDPR article 15). The
/// right is the child's, also when a parent asks.
/// </summary>
internal sealed class SubjectAccessRequest : IPartnershipRecord, IVersioned
{
    public const int AskedByLimit = 200;
    public const int SubjectLimit = 100;
    public const int TextLimit = 1000;

    private SubjectAccessRequest()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Reference { get; private init; } = "";

    /// <summary>Who asked, as the disclosure will say.</summary>
    public string AskedBy { get; private init; } = "";

    public RightToAsk Right { get; private init; }

    /// <summary>How it is known who they are and that they may ask.</summary>
    public string Checked { get; private init; } = "";

    /// <summary>Whose data, by a reference that the partnership uses, never a name.</summary>
    public string Subject { get; private init; } = "";

    public DateOnly ReceivedOn { get; private init; }

    /// <summary>The date of its clock: one month (UK GDPR article 12(3)).</summary>
    public DateOnly DueOn { get; private set; }

    public RequestState State { get; private set; }

    public Guid RecordedBy { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public Guid? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Why giving it does no serious harm, in the approver's words.</summary>
    public string? HarmTest { get; private set; }

    public DateOnly? HandedOverOn { get; private set; }

    public int Version { get; set; }

    /// <summary>What people say about a request.</summary>
    internal sealed record Particulars(string? AskedBy, RightToAsk Right, string? Checked, string? Subject, DateOnly? ReceivedOn);

    public static SubjectAccessRequest Record(Guid partnership, string reference, Particulars said, Guid person, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(said.ReceivedOn is not null, "Enter the day on which it was received", nameof(ReceivedOn));
        RuleBroken.Unless(said.ReceivedOn <= today, "The day on which it was received must be today or in the past", nameof(ReceivedOn));
        return new SubjectAccessRequest
        {
            Id = NewId.Next(), PartnershipId = partnership, Reference = reference, Right = said.Right, ReceivedOn = said.ReceivedOn!.Value, RecordedBy = person, RecordedAt = now,
            AskedBy = Needed(said.AskedBy, AskedByLimit, "Enter who asked", nameof(AskedBy)),
            Checked = Needed(said.Checked, TextLimit, "Enter how you know who they are and that they may ask", nameof(Checked)),
            Subject = Needed(said.Subject, SubjectLimit, "Enter the reference of the person whose data it is", nameof(Subject)),
        };
    }

    /// <summary>Takes over the date of its clock.</summary>
    public void Follow(RunningClock clock) => DueOn = clock.WarnBy!.Value;

    /// <summary>Something was collected or decided: what was approved before is not approved any more.</summary>
    public void Reopen(RequestState state)
    {
        RuleBroken.Unless(State != RequestState.HandedOver, "The pack was handed over, so nothing changes any more. Record a new request");
        State = State == RequestState.Collecting ? state : RequestState.Reviewing;
        (ApprovedBy, ApprovedAt, HarmTest) = (null, null, null);
    }

    /// <summary>Approves that giving the pack does no serious harm.</summary>
    /// <param name="pages">What was collected.</param>
    /// <param name="reviewers">Everybody who ever decided about one of the pages.</param>
    /// <param name="harmTest">Why.</param>
    /// <param name="person">Who approves.</param>
    /// <param name="now">When (UTC).</param>
    public void Approve(IReadOnlyCollection<CollectedPage> pages, IEnumerable<Guid> reviewers, string? harmTest, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(State is RequestState.Collecting or RequestState.Reviewing, "This pack is approved already");
        RuleBroken.Unless(pages.Count > 0, "Nothing has been collected yet");
        var left = pages.Count(p => p.Decision == PageDecision.NotReviewed);
        RuleBroken.Unless(left == 0, left == 1 ? "One page has not been reviewed yet" : $"{left} pages have not been reviewed yet");
        RuleBroken.Unless(!reviewers.Contains(person), "You reviewed a page of this pack, so somebody else must approve it");
        HarmTest = Needed(harmTest, TextLimit, "Enter why giving it does no serious harm", nameof(HarmTest));
        (State, ApprovedBy, ApprovedAt) = (RequestState.Approved, person, now);
    }

    /// <summary>Hands the pack over; again, when it is fetched again.</summary>
    public void HandOver(DateOnly today)
    {
        if (State is not (RequestState.Approved or RequestState.HandedOver))
        {
            throw new NotVisible();
        }

        (State, HandedOverOn) = (RequestState.HandedOver, HandedOverOn ?? today);
    }

    internal static string Needed(string? words, int limit, string missing, string field)
    {
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(words), missing, field);
        RuleBroken.Unless(words!.Length <= limit, $"This must be {limit} characters or fewer", field);
        return words;
    }

    internal sealed class Map : IEntityTypeConfiguration<SubjectAccessRequest>
    {
        public void Configure(EntityTypeBuilder<SubjectAccessRequest> request)
        {
            request.ToTable("subject_access_request", "administration");
            request.Property(r => r.Right).HasConversion<string>();
            request.Property(r => r.State).HasConversion<string>();
            request.HasOne<Partnership>().WithMany().HasForeignKey(r => r.PartnershipId);
            request.HasOne<Account>().WithMany().HasForeignKey(r => r.RecordedBy);
            request.HasOne<Account>().WithMany().HasForeignKey(r => r.ApprovedBy);
        }
    }
}
