using System.Globalization;
using LineOfSight.Design;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Papers;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Report;

/// <summary>Reads a paper as it was made, and says which of its statements rest on what has changed since.</summary>
internal sealed class ReadPaper(LineOfSightDb db, IAccess access, People people, TimeProvider clock)
{
    /// <summary>A paper, and how many of its statements rest on something that changed.</summary>
    internal sealed record Result(BoardPaper Record, Paper Paper, int Statements, int Changed);

    public async Task<Result> OfAsync(Guid id, Uri? site, CancellationToken stop)
    {
        var record = await db.FindVisibleAsync<BoardPaper>(access, Can.ReadPapers, id, stop) ?? throw new NotVisible();
        var statements = await db.Set<PaperStatement>().AsNoTracking().Where(s => s.PaperId == id).OrderBy(s => s.Number).ToListAsync(stop);
        var versions = await VersionsAsync(statements, stop);
        var partnership = await db.Set<Partnership>().Where(p => p.Id == record.PartnershipId).Select(p => p.Name).SingleAsync(stop);
        var maker = record.OwnerId is { } owner ? (await people.NamesAsync([owner], stop)).GetValueOrDefault(owner) : null;
        var changed = statements.Count(s => Since(s, versions) is not null);
        var period = $"{Dates.Plain(record.FromDay)} to {Dates.Plain(record.UntilDay)}";
        var paper = new Paper(
            record.Title, record.Reference, new Printed(access.Person.Name, Dates.WithTime(clock.GetUtcNow())), [.. Blocks(record, statements, versions, maker)])
        {
            Subtitle = record.Theme is null ? $"{partnership}, {period}" : $"{partnership}, {record.Theme}, {period}", Site = site,
        };
        return new Result(record, paper, statements.Count, changed);
    }

    private static IEnumerable<Papers.Block> Blocks(BoardPaper record, List<PaperStatement> statements, IReadOnlyDictionary<Guid, int> versions, string? maker)
    {
        var changed = statements.Count(s => Since(s, versions) is not null);
        yield return new Remark($"Made by {maker ?? "somebody"} on {Dates.WithTime(record.MadeAt)} from the records of the partnership. Nothing about one child’s case is in it.");
        if (changed > 0)
        {
            yield return new Remark($"{Number(changed)} of {Number(statements.Count)} statements {(changed == 1 ? "rests" : "rest")} on something that has changed since. {(changed == 1 ? "It is" : "They are")} marked.");
        }

        foreach (var (part, heading, none) in Parts(record))
        {
            yield return new Heading(2, heading);
            var own = statements.Where(s => s.Part == part).ToList();
            if (own.Count == 0)
            {
                yield return new Remark(none);
            }
            else
            {
                if (own.Count == GatherStatements.Most)
                {
                    yield return new Remark($"The first {Number(own.Count)} are stated.");
                }

                foreach (var statement in own)
                {
                    yield return new Statement(statement.Text, new Source(statement.SourceWords, Address(statement))) { Changed = Since(statement, versions) };
                }
            }
        }

        var charts = SavedChart.Read(record.Charts);
        if (charts.Count > 0)
        {
            yield return new Heading(2, "In pictures");
            foreach (var chart in charts)
            {
                yield return new Drawn(chart);
            }
        }
    }

    private static (PaperPart Part, string Heading, string None)[] Parts(BoardPaper record) =>
    [
        (PaperPart.Decided, "What was decided", "No decision became final in this time."),
        (PaperPart.Late, $"What was late on {Dates.Plain(London.DateOf(record.MadeAt))}, and why", "Nothing was late."),
        (PaperPart.Changed, "What changed", "No reading was taken in this time."),
        (PaperPart.Answered, "What was answered", "No answer was delivered in this time."),
        (PaperPart.Raised, "What was raised", "No finding was raised in this time."),
    ];

    private static string? Since(PaperStatement statement, IReadOnlyDictionary<Guid, int> versions) =>
        !versions.TryGetValue(statement.SourceId, out var version) ? "What this rests on is no longer here"
        : version != statement.SourceVersion ? "What this rests on has changed since"
        : null;

    private static string Address(PaperStatement statement) => $"/improvement/{statement.SourceKind.ToString().ToLowerInvariant()}/{statement.SourceId}";

    private async Task<IReadOnlyDictionary<Guid, int>> VersionsAsync(List<PaperStatement> statements, CancellationToken stop)
    {
        var ids = statements.ConvertAll(s => s.SourceId);
        var found = await db.Set<Finding>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Version })
            .Concat(db.Set<Recommendation>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Version }))
            .Concat(db.Set<Decision>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Version }))
            .Concat(db.Set<ImprovementAction>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Version }))
            .Concat(db.Set<Measure>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Version }))
            .Concat(db.Set<Answer>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Version }))
            .ToListAsync(stop);
        return found.ToDictionary(f => f.Id, f => f.Version);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
