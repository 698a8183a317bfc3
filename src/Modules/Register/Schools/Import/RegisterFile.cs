namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// A register file opened for reading: what kind it is, and its rows one after another. Only the rows given out are in
/// memory. Throws <see cref="RegisterRefused"/> when the file as a whole is not a register.
/// </summary>
internal sealed class RegisterFile : IDisposable
{
    private readonly CsvRows rows;
    private readonly Cells cells;
    private readonly CancellationToken cancellation;
    private bool given;

    private RegisterFile(CsvRows rows, FileEncoding encoding, SchoolNames names, CancellationToken cancellation)
    {
        this.rows = rows;
        this.cancellation = cancellation;
        Encoding = encoding.Title;
        var header = Header.Read(rows);
        Layout = RegisterLayout.Recognise(header, names);
        cells = new Cells(rows, header);
    }

    public string Encoding { get; }

    public RegisterLayout Layout { get; }

    public static RegisterFile Open(Stream file, SchoolNames? names = null, CancellationToken cancellation = default)
    {
        var rows = OpenRows(file, out var encoding, cancellation);
        try
        {
            return new RegisterFile(rows, encoding, names ?? SchoolNames.None, cancellation);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Every row below the header, in the order of the file; can be asked for once.</summary>
    /// <param name="laCode">Only schools of this authority; null for all.</param>
    public IEnumerable<RegisterRow> Rows(string? laCode = null)
    {
        if (given)
        {
            throw new InvalidOperationException("The rows of a register file can be read once.");
        }

        given = true;
        var lineOf = new Dictionary<int, int>();
        var read = 0;
        for (; rows.Read(); read++)
        {
            CheckRows(read, cancellation);
            yield return ReadRow(laCode, lineOf);
        }

        if (read == 0)
        {
            throw new RegisterRefused("The file has a header and no schools below it. Download the register again and import that file.");
        }
    }

    private RegisterRow ReadRow(string? laCode, Dictionary<int, int> lineOf)
    {
        cells.BeginRow();
        var urn = cells.Urn(Layout.UrnColumn);
        var la = cells.Digits(Layout.LaColumn, 3, 3);
        var number = cells.Digits(Layout.EstablishmentColumn, 1, 4);
        if (rows.Fault is { } fault)
        {
            return new RejectedRow(rows.Line, fault, urn, la, number);
        }

        if (Layout.IsTotal(cells))
        {
            return new TotalRow(rows.Line);
        }

        if (laCode is not null && la is not null && la != laCode)
        {
            return new OtherAuthorityRow(rows.Line, urn);
        }

        NoteIdentity(urn, la, lineOf);
        var school = Layout.Read(cells, urn ?? 0, la ?? "");
        if ((rows.QuoteFault ?? cells.Reason) is { } reason)
        {
            return new RejectedRow(rows.Line, reason, urn, la, number);
        }

        lineOf.Add(school.Urn, rows.Line);
        return new SchoolRow(rows.Line, school);
    }

    private void NoteIdentity(int? urn, string? la, Dictionary<int, int> lineOf)
    {
        if (urn is null)
        {
            cells.Note(Layout.UrnColumn, cells.Raw(Layout.UrnColumn), "A URN has six digits, such as 120765: correct it.");
        }
        else if (lineOf.TryGetValue(urn.Value, out var first))
        {
            cells.Note(Layout.UrnColumn, cells.Raw(Layout.UrnColumn),
                $"The school on line {first} has the same number: remove one of the two rows or correct its number.");
        }

        if (la is null)
        {
            cells.Note(Layout.LaColumn, cells.Raw(Layout.LaColumn), "A local authority's code has three digits, such as 926: correct it.");
        }
    }

    internal static string? EstablishmentNumber(Cells cells, int column)
    {
        if (cells.Raw(column).Trim().Length == 0)
        {
            return null;
        }

        var number = cells.Digits(column, 1, 4);
        if (number is null)
        {
            cells.Note(column, cells.Raw(column), "An establishment number has up to four digits, such as 2014: correct it or leave it blank.");
        }

        return number;
    }

    internal static CsvRows OpenRows(Stream file, out FileEncoding encoding, CancellationToken cancellation)
    {
        FileKind.Check(file);
        encoding = FileEncoding.Of(file, cancellation);
        file.Position = encoding.MarkBytes;
        var text = new StreamReader(file, encoding.Encoding, detectEncodingFromByteOrderMarks: false, 64 * 1024, leaveOpen: true);
        return new CsvRows(text, encoding.OnlyCarriageReturns);
    }

    internal static void CheckRows(int read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (read >= FileLimits.Rows)
        {
            throw new RegisterRefused(
                $"The file has more than {FileLimits.Rows:N0} rows, and the national register has about 52,000. Import the register file itself.");
        }
    }

    public void Dispose() => rows.Dispose();
}
