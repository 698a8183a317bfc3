using System.Globalization;

namespace LineOfSight.Register.Schools.Import;

/// <summary>What the command line says about an import.</summary>
internal sealed record ImportReport(
    string Layout, string Encoding, DateOnly AsOf, string? LaCode, bool DryRun,
    int Read, int Added, int Changed, int Closed, int Reopened, int Unchanged, int Rejected, int TotalsLeftOut, int OtherAuthorities,
    bool NeedsConfirmation,
    IReadOnlyList<ImportReport.Row> RejectedRows,
    IReadOnlyList<ImportReport.Row> RejectedNames,
    IReadOnlyList<ImportReport.Closure> Closures)
{
    private const int ClosuresShown = 50;

    public sealed record Row(int Line, string Reason);

    public sealed record Closure(int Urn, string? Name, DateOnly? ClosedOn, string Ground);

    public static ImportReport Of(RegisterDifference difference, bool dryRun) => new(
        difference.Layout, difference.Encoding, difference.Statement.AsOf, difference.Statement.LaCode, dryRun,
        difference.Read, difference.Added.Count, difference.Changed.Count + difference.Reopened.Count, difference.Closed.Count,
        difference.Reopened.Count, difference.Unchanged, difference.Rejected.Count, difference.TotalsLeftOut, difference.OtherAuthorities,
        difference.NeedsConfirmation,
        [.. difference.Rejected.Select(row => new Row(row.Line, row.Reason))],
        [.. difference.NamesRejected.Select(row => new Row(row.Line, row.Reason))],
        [.. difference.Closed.Select(c => new Closure(c.After.Urn, c.After.Name, c.After.CloseDate, c.Ground.ToString()))]);

    /// <summary>For people; the summary is the last line.</summary>
    public static async Task WriteAsync(TextWriter to, RegisterDifference difference, bool dryRun)
    {
        async Task Line(FormattableString text) => await to.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));

        await Line($"Layout: {difference.Layout}, {difference.Encoding}, as of {difference.Statement.AsOf:d MMMM yyyy}");
        foreach (var row in difference.Rejected)
        {
            await Line($"Line {row.Line} rejected: {row.Reason}");
        }

        foreach (var row in difference.NamesRejected)
        {
            await Line($"File of names, line {row.Line} left out: {row.Reason}");
        }

        if (dryRun || difference.NeedsConfirmation)
        {
            foreach (var closure in difference.Closed.Take(ClosuresShown))
            {
                var ground = closure.Ground == ClosureGround.LeftRegister ? "no longer in the file" : "closed in the file";
                await Line($"Closes: {closure.After.Urn} {Shown.Short(closure.After.DisplayName)} ({ground})");
            }

            if (difference.Closed.Count > ClosuresShown)
            {
                await Line($"… and {difference.Closed.Count - ClosuresShown:N0} more closures (all of them with --json)");
            }
        }

        if (difference.NeedsConfirmation)
        {
            await Line($"{difference.ClosuresQuestion}");
        }

        await Line($"{difference.TotalsLeftOut} rows of totals left out; {difference.OtherAuthorities} rows of other authorities passed over; {difference.Unchanged} unchanged");
        if (dryRun)
        {
            await Line($"Nothing was changed (--dry-run).");
        }

        await to.WriteLineAsync(difference.Summary);
    }
}
