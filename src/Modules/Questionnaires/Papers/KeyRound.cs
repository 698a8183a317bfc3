using System.Globalization;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>
/// Takes in forms that agencies and schools sent on paper or by email, many at once: each finds its return by its reference. What an agency
/// or school has begun online is not touched.
/// </summary>
internal sealed class KeyRound(LineOfSightDb db, IAccess access, ReadRound rounds, ReadReturn read, ReadFiled filed, TakeOver take)
{
    public const string Field = "Files";

    public sealed class Input
    {
        public List<IFormFile> Files { get; set; } = [];

        /// <summary>What was understood of the files, sealed, in parts that a form can hold.</summary>
        public List<string> Sealed { get; set; } = [];
    }

    /// <summary>What became of one file.</summary>
    /// <param name="Name">The file.</param>
    /// <param name="Form">What was understood of it; null when it was refused.</param>
    /// <param name="Of">The return that it is of, or null.</param>
    /// <param name="Changes">How many answers would change.</param>
    /// <param name="Refused">Why it is not taken; null when it is.</param>
    internal sealed record Outcome(string Name, Understood? Form, Return? Of, int Changes, string? Refused);

    /// <summary>What is taken over of one file.</summary>
    internal sealed record Filed(Guid Of, Understood Form);

    /// <summary>A round whose returns the person may enter.</summary>
    /// <exception cref="NotVisible">It is not there, not for this person, or not open.</exception>
    public async Task<Round> FindAsync(Guid id, CancellationToken stop) => await rounds.FindAsync(id, Can.Key, stop) is { State: RoundState.Open } round ? round : throw new NotVisible();

    /// <summary>Reads all files. Nothing is saved.</summary>
    public async Task<IReadOnlyList<Outcome>> ReadAsync(Round round, IReadOnlyCollection<IFormFile> files, CancellationToken stop)
    {
        var definition = await rounds.DefinitionAsync(round, stop);
        var versions = await filed.VersionsAsync(round.PartnershipId, definition, stop);
        var returns = (await rounds.ReturnsAsync(round, stop)).ToDictionary(r => r.Reference);
        var (outcomes, first) = (new List<Outcome>(), new Dictionary<Guid, string>());
        foreach (var file in Arrived.Of(files))
        {
            stop.ThrowIfCancellationRequested();
            if (file.Refused is not null)
            {
                outcomes.Add(new(file.Name, null, null, 0, file.Refused));
                continue;
            }

            try
            {
                var form = await filed.ReadAsync(file.Name, file.Content, definition, versions, stop);
                var of = returns.GetValueOrDefault(form.Reference);
                if (WhyNot(round, form, of) is { } why)
                {
                    outcomes.Add(new(file.Name, null, of, 0, why));
                }
                else if (!first.TryAdd(of!.Id, file.Name))
                {
                    outcomes.Add(new(file.Name, null, of, 0, $"Another file of the same return was read: {first[of.Id]}. Choose one of them"));
                }
                else
                {
                    var rows = await db.Set<ReturnAnswer>().AsNoTracking().Where(a => a.ReturnId == of.Id).ToListAsync(stop);
                    var sheet = new ReturnSheet(of, definition, rows);
                    outcomes.Add(new(file.Name, Comparison.Seen(sheet, form), of, Comparison.Of(sheet, form).Changes.Count, null));
                }
            }
            catch (RuleBroken refused)
            {
                outcomes.Add(new(file.Name, null, null, 0, refused.Message));
            }
        }

        return outcomes;
    }

    /// <summary>Takes all of them over, each in an act of its own, all or nothing but for returns that changed in the meantime.</summary>
    /// <returns>What is told to whoever did it.</returns>
    public async Task<string> HandleAsync(Round round, IReadOnlyList<Filed> forms, CancellationToken stop)
    {
        access.Demand(Can.Key, round);
        var (hand, taken, answers, left) = (new Hand(access.Person.Name, access.Person.Id), 0, 0, new List<string>());
        foreach (var (id, form) in forms)
        {
            var of = await db.Set<Return>().SingleOrDefaultAsync(r => r.Id == id && r.RoundId == round.Id, stop) ?? throw new NotVisible();
            var sheet = await read.HoldAsync(of, stop);
            if (!of.CanBeKeyed || Comparison.Of(sheet, form) is var compared && (compared.IsOvertaken(form) || compared.Changes.Count == 0))
            {
                left.Add(of.Name);
            }
            else
            {
                (taken, answers) = (taken + 1, answers + (await take.HandleAsync(of, form, null, hand, stop)).Taken);
            }

            // Hundreds of returns with all their answers: each save would look through what the ones before have left.
            db.ChangeTracker.Clear();
        }

        var words = string.Create(CultureInfo.InvariantCulture, $"{taken:N0} {(taken == 1 ? "form was" : "forms were")} taken in, with {answers:N0} {(answers == 1 ? "answer" : "answers")}.");
        return left.Count == 0 ? words : $"{words} Not taken, because somebody saved answers in the meantime: {string.Join("; ", left)}. Choose their files again.";
    }

    private static string? WhyNot(Round round, Understood form, Return? of) => of switch
    {
        _ when form.Reference.Length == 0 => "This form has no reference, so nobody can tell whose it is. Enter it on the page of its return",
        null => $"{form.Reference} is not a return of this round ({round.Reference})",
        { State: ReturnState.Signed } => $"{of.Name} has signed its return off already",
        { State: ReturnState.Excused } => $"{of.Name} is not asked any more",
        { CanBeKeyed: false } => $"{of.Name} answers this return itself, online. Ask it to upload its form there",
        _ => null,
    };
}
