namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// Names by URN from a second file, because the census holds none. DfE's pupil premium allocations serve, as does a GIAS
/// extract. They cover state-funded schools only: a school that is not in it keeps the name it has.
/// </summary>
internal sealed class SchoolNames
{
    public const string UrnColumn = "URN";

    public static readonly IReadOnlyList<string> NameColumns = ["School Name", "EstablishmentName", "SCHNAME"];

    public static readonly SchoolNames None = new();

    private readonly Dictionary<int, string> byUrn = [];
    private readonly List<RejectedRow> rejected = [];

    public int Count => byUrn.Count;

    /// <summary>Rows of the file of names that could not be used; they are no rows of the register.</summary>
    public IReadOnlyList<RejectedRow> Rejected => rejected;

    public string? Of(int urn) => byUrn.GetValueOrDefault(urn);

    public static SchoolNames Read(Stream file, CancellationToken cancellation = default)
    {
        using var rows = RegisterFile.OpenRows(file, out _, cancellation);
        var header = Header.Read(rows);
        if (!header.Has(UrnColumn) || NameColumns.FirstOrDefault(header.Has) is not { } column)
        {
            throw new RegisterRefused(
                $"This is not a file of schools' names: it needs the columns {UrnColumn} and {NameColumns[0]}. {header.Found()}");
        }

        var names = new SchoolNames();
        names.Fill(rows, new Cells(rows, header), header.Find(UrnColumn), header.Find(column), cancellation);
        return names;
    }

    private void Fill(CsvRows rows, Cells cells, int urnColumn, int nameColumn, CancellationToken cancellation)
    {
        for (var read = 0; rows.Read(); read++)
        {
            RegisterFile.CheckRows(read, cancellation);
            cells.BeginRow();
            var urn = cells.Urn(urnColumn);
            var name = rows.Fault is null ? cells.Exact(nameColumn) : null;
            if ((rows.Fault ?? rows.QuoteFault ?? cells.Reason ?? Unusable(urn, name)) is { } reason)
            {
                rejected.Add(new RejectedRow(rows.Line, reason, urn));
            }
            else if (!byUrn.TryAdd(urn!.Value, name!) && byUrn[urn.Value] != name)
            {
                rejected.Add(new RejectedRow(rows.Line, $"URN {urn} has another name further up, and that one is used.", urn));
            }
        }
    }

    private static string? Unusable(int? urn, string? name)
        => urn is null ? "The URN is not six digits, such as 120765: correct it."
            : name is null ? $"The school with URN {urn} has no name here: give it."
            : null;
}
