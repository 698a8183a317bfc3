using System.Globalization;
using LineOfSight.Assurance.Compare;
using LineOfSight.Contracts;
using LineOfSight.Design;
using LineOfSight.Figures;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Papers;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance.Report;

/// <summary>
/// A round for the board, as it stands today: who answered, who did not, standard by standard with the round before, where judgements differ, what
/// was raised and what is still asked back. Whoever reads it may compare returns; schools and agencies are named as they are on those pages.
/// </summary>
internal sealed class RoundPaper(LineOfSightDb db, IAccess access, ReadReturns read, ReadInspected inspected, IProgress progress, Work work, TimeProvider clock)
{
    /// <summary>So many schools that differ are named; the page has all of them.</summary>
    private const int MostNamed = 30;

    private sealed record Subject(ReadReturns.Compared Compared, Source Round, DateOnly Today);

    public async Task<(ReadReturns.Compared Compared, Paper Paper)> OfAsync(Guid round, Uri? site, CancellationToken stop)
    {
        var compared = await read.OfAsync(round, stop);
        var about = new Subject(compared, new Source($"Round {compared.Round.Reference}", $"/assurance/compare/{round}"), clock.Today());
        var partnership = await db.Set<Partnership>().Where(p => p.Id == compared.Round.PartnershipId).Select(p => p.Name).SingleAsync(stop);
        List<Block> blocks =
        [
            new Remark($"As it stood on {Dates.WithTime(clock.GetUtcNow())}. Due on {Dates.Plain(compared.Round.DueOn)}. Grades are what {compared.Unit} say of themselves."),
            .. Answered(about),
            .. Standards(about, await read.YearsAsync(compared, stop)),
            .. Inspections(about, await inspected.OfAsync(compared, stop)),
            .. Raised(about, await progress.FromAsync(round, stop)),
            .. AskedBack(about, await OpenAsync(compared, stop)),
        ];
        var paper = new Paper(compared.Round.Title, compared.Round.Reference, new Printed(access.Person.Name, Dates.WithTime(clock.GetUtcNow())), blocks) { Subtitle = $"{partnership}, what returns say", Site = site };
        return (compared, paper);
    }

    /// <summary>A paper that leaves as a file is an act: from then on nobody can see who reads it.</summary>
    public async Task WasTakenAsync(ReadReturns.Compared compared, string format, CancellationToken stop)
    {
        var partnership = await db.Set<Partnership>().SingleAsync(p => p.Id == compared.Round.PartnershipId, stop);
        await work.DoAsync(AssuranceActs.PaperTaken, partnership, $"{format}, {compared.Round.Reference}", [partnership.Id], stop);
    }

    private static IEnumerable<Block> Answered(Subject about)
    {
        var (compared, source, isSchools) = (about.Compared, about.Round, about.Compared.Round.IsOfSchools);
        yield return new Heading(2, "Who answered");
        yield return new Papers.Number(compared.Rate(about.Today));
        if (compared.Signed == compared.Asked.Count)
        {
            yield return new Remark("Everybody has signed off.");
            yield break;
        }

        var kind = isSchools ? "Phase" : "Type";
        yield return Missing($"Not signed off, by {kind.ToLowerInvariant()}", kind, compared.Asked, a => a.Kind, source);
        if (compared.Asked.Any(a => a.District is not null))
        {
            yield return Missing("Not signed off, by district", "District", compared.Asked, a => a.District ?? "Not held", source);
        }
    }

    private static Grid Missing(string caption, string column, IEnumerable<ReturnName> asked, Func<ReturnName, string> by, Source source) => new(
        caption, [column, "Not signed off", "Asked"],
        [.. asked.GroupBy(by).Select(g => (Words: g.Key, Missing: g.Count(a => !a.IsSigned), Asked: g.Count())).OrderByDescending(g => g.Missing).ThenBy(g => g.Words, StringComparer.Ordinal)
            .Select(g => (IReadOnlyList<string>)[g.Words, Words(g.Missing), Words(g.Asked)])],
        source) { Numeric = new HashSet<int> { 1, 2 } };

    // One table for each scale of a section: their columns are other grades.
    private static IEnumerable<Block> Standards(Subject about, IReadOnlyDictionary<string, IReadOnlyList<ReadReturns.Year>> years)
    {
        yield return new Heading(2, "Standard by standard");
        if (about.Compared.Signed == 0)
        {
            yield return new Remark("Nobody has signed off yet.");
            yield break;
        }

        foreach (var part in about.Compared.Standards.GroupBy(s => (s.Section, s.Scheme)))
        {
            var grades = part.First().Grades;
            var columns = Enumerable.Range(1, grades.Count + 1).ToHashSet();
            yield return new Grid(
                about.Compared.Standards.Any(s => s.Section == part.Key.Section && s.Scheme != part.Key.Scheme) ? $"{part.Key.Section}, {grades[0].Words} to {grades[^1].Words}" : part.Key.Section, ["Standard", .. grades.Select(g => g.Words), "All that answered", "Fell short the round before"],
                [.. part.Select(s => years[s.Question]).Zip(part, (all, s) => (IReadOnlyList<string>)
                    [s.Label, .. grades.Select(g => Words(all[0].Counts.GetValueOrDefault(g.Id))), Words(all[0].All), Before(all)])],
                about.Round) { Numeric = columns };
        }
    }

    private static string Before(IReadOnlyList<ReadReturns.Year> years) => years.Count < 2 ? "No round before" : years[1].Missing ?? (years[1].All == 0 ? "Nobody answered" : $"{Words(years[1].Short)} of {Words(years[1].All)}");

    private static IEnumerable<Block> Inspections(Subject about, ReadInspected.Result? schools)
    {
        if (schools is null)
        {
            yield break;
        }

        var source = new Source($"Round {about.Compared.Round.Reference}, and the register of schools", $"/assurance/compare/inspections/{about.Compared.Round.Id}");
        yield return new Heading(2, "Beside the last inspection");
        yield return new Statement(
            schools.Both == 0 ? "No school that signed off has a judgement of inspectors on the four points in the register."
                : $"{Words(schools.Better)} of {Words(schools.Both)} schools with both judge themselves better than the last inspection did. A judgement may be years old.", source);
        var better = schools.Rows.Where(r => r.Apart > 0).ToList();
        if (better.Count > 0)
        {
            yield return new Grid(
                better.Count > MostNamed ? $"Mismatches, the first {MostNamed} of {Words(better.Count)}" : "Mismatches", ["School", "Own judgement", "Inspection", "Difference"],
                [.. better.Take(MostNamed).Select(r => (IReadOnlyList<string>)[r.Of.Name, r.Own, r.On is { } on ? $"{r.Rating}, {Dates.Plain(on)}" : r.Rating, r.Words])], source);
        }
    }

    private static IEnumerable<Block> Raised(Subject about, IReadOnlyList<FindingFrom> findings)
    {
        yield return new Heading(2, "What was raised");
        if (findings.Count == 0)
        {
            yield return new Remark("No finding was raised from this round.");
        }

        foreach (var found in findings)
        {
            var (open, done) = (found.Progress.OpenActions, found.Progress.DoneActions);
            var actions = open + done == 0 ? "No action yet" : $"{Words(done)} of {Words(open + done)} {(open + done == 1 ? "action" : "actions")} done";
            yield return new Statement(
                $"{found.Title.TrimEnd('.')}. {actions}; {(found.Progress.AnsweredOn is { } on ? $"answered on {Dates.Plain(on)}" : "not answered yet")}",
                new Source($"Finding {found.Progress.Reference}", ImprovementLinks.Finding(found.Progress.FindingId)));
        }
    }

    private static IEnumerable<Block> AskedBack(Subject about, IReadOnlyList<(Challenged Asked, string Of, string Standard)> open)
    {
        yield return new Heading(2, "Questions back that are open");
        if (open.Count == 0)
        {
            yield return new Remark("None is open.");
        }

        foreach (var (asked, of, standard) in open)
        {
            yield return new Statement(
                $"{of}, on {standard}: “{asked.Asked.Trim()}” {asked.State}, asked on {Dates.Plain(London.DateOf(asked.AskedAt))}",
                new Source($"Return of {of}", $"/assurance/challenge/question/{asked.Id}"));
        }
    }

    private async Task<IReadOnlyList<(Challenged Asked, string Of, string Standard)>> OpenAsync(ReadReturns.Compared compared, CancellationToken stop)
    {
        var (names, standards) = (compared.Asked.ToDictionary(a => a.Id, a => a.Name), compared.Standards.ToDictionary(s => s.Question, s => s.Label));
        var round = compared.Round.Id;
        var open = await db.VisibleTo<Challenged>(access, Can.Compare).AsNoTracking()
            .Where(c => c.ClosedAt == null && db.Set<Reading>().Any(r => r.ReturnId == c.ReturnId && r.RoundId == round)).OrderBy(c => c.AskedAt).ToListAsync(stop);
        return [.. open.Select(c => (c, names.GetValueOrDefault(c.ReturnId, "A return that was excused"), standards.GetValueOrDefault(c.Question, c.Question)))];
    }

    private static string Words(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
