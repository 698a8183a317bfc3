using System.Globalization;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Sheets;

namespace LineOfSight.Kernel.Lists;

/// <summary>A list that a person takes away: every row that its page would show on all its pages, under the same permission and scope.</summary>
/// <param name="Permission">What the list's page asks for.</param>
/// <param name="Name">What it lists: "Agencies".</param>
/// <param name="Filters">Names and values of the filters; empty for the whole list.</param>
/// <param name="All">How many rows the list has without its filters; null when nobody counted.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Every row, with a cell for each column: text, numbers, dates, instants, yes and no, or nothing.</param>
public sealed record Listing(
    string Permission, string Name, IReadOnlyList<(string Name, string Value)> Filters, int? All, IReadOnlyList<Column> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>A list as a file.</summary>
/// <param name="Content">The file, at its beginning; whoever answers closes it, and it is gone.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Name">What it is called: the list and the day.</param>
public sealed record TakenList(Stream Content, string MediaType, string Name);

/// <summary>The acts of taking lists.</summary>
public static class ListActs
{
    /// <summary>A list was taken away as a file.</summary>
    public static readonly ActKind Taken = new("host.list.taken", "downloaded a list", IsRead: true);
}

/// <summary>Writes a list as a file. Who took which list, with which filters and how many rows, is an act.</summary>
public sealed class TakeList(IAccess access, Work work, DataFolder folder, TimeProvider clock)
{
    private sealed record ListTaken(Guid Id) : IRecord;

    /// <summary>Writes it.</summary>
    /// <param name="list">What.</param>
    /// <param name="format">As what.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="Rules.NotVisible">The person may not see the list.</exception>
    public async Task<TakenList> HandleAsync(Listing list, SheetFormat format, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        access.Demand(list.Permission);
        var about = new About(list.Name, access.Person.PartnershipName ?? "The whole installation", list.Filters, access.Person.Name, clock.GetUtcNow(), list.All);
        var content = TemporaryFile.In(folder);
        try
        {
            var rows = await SheetFile.WriteAsync(new Sheet(about, list.Columns, list.Rows), format, content, stop);
            await work.DoAsync(ListActs.Taken, new ListTaken(NewId.Next()), Words(list, format, rows), [access.Person.PartnershipId ?? Act.Installation], stop);
            content.Position = 0;
            return new TakenList(content, format.MediaType(), $"{list.Name.ToLowerInvariant().Replace(' ', '-')}-{clock.Today():yyyy-MM-dd}{format.Ending()}");
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private static string Words(Listing list, SheetFormat format, int rows) =>
        $"{list.Name} ({format}), {rows.ToString("N0", CultureInfo.InvariantCulture)} {(rows == 1 ? "row" : "rows")}{string.Concat(list.Filters.Select(f => $"; {f.Name}: {f.Value}"))}";
}
