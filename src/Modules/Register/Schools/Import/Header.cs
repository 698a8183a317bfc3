namespace LineOfSight.Register.Schools.Import;

/// <summary>The columns of a file by name, capitals and surrounding spaces aside.</summary>
internal sealed class Header
{
    private const int ColumnsNamed = 12;
    private readonly Dictionary<string, int> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> twice = new(StringComparer.OrdinalIgnoreCase);

    private Header(IReadOnlyList<string> names)
    {
        Names = names;
        for (var column = 0; column < names.Count; column++)
        {
            if (!byName.TryAdd(names[column], column))
            {
                twice.Add(names[column]);
            }
        }
    }

    public IReadOnlyList<string> Names { get; }

    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>The column's place, or -1 where the file does not have it.</summary>
    public int Find(string name)
        => twice.Contains(name)
            ? throw new RegisterRefused($"The column {name} stands in the header more than once. Remove the one that is not meant.")
            : byName.GetValueOrDefault(name, -1);

    public static Header Read(CsvRows rows)
    {
        if (!rows.Read())
        {
            throw new RegisterRefused("The file has no text in it. Download the register again and import that file.");
        }

        if (rows.Fault is { } fault)
        {
            throw new RegisterRefused($"The header on line {rows.Line} cannot be read. {fault}");
        }

        var names = Enumerable.Range(0, rows.Count).Select(column => rows[column].Trim()).ToList();
        rows.Expected = rows.Count;
        return new Header(names);
    }

    /// <summary>The columns found, as people read them in a refusal; long headers are cut short.</summary>
    public string Found()
    {
        var shown = Names.Where(name => name.Length > 0).Take(ColumnsNamed).Select(Shown.Short).ToList();
        var rest = Names.Count(name => name.Length > 0) - shown.Count;
        var found = shown.Count == 0 ? "The header names no columns."
            : $"The columns found are {string.Join(", ", shown)}{(rest > 0 ? $" and {rest} more" : "")}.";
        return Names.Count == 1 && Names[0].IndexOfAny([';', '\t', '|']) >= 0
            ? found + " They are not separated by commas: save the file as comma separated."
            : found;
    }
}
