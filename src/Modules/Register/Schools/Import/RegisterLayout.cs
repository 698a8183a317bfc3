namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// One published form of the register: which columns it must have, which fields it carries, which rows are totals, and how
/// a row becomes a school.
/// </summary>
internal abstract class RegisterLayout(Header header)
{
    public abstract string Title { get; }

    public abstract SchoolField Carried { get; }

    /// <summary>The file states no status: being in it means open on its day.</summary>
    public virtual bool PresenceMeansOpen => false;

    public abstract int UrnColumn { get; }

    public abstract int LaColumn { get; }

    public abstract int EstablishmentColumn { get; }

    /// <summary>Whether a school of this kind would stand in the file if it were open.</summary>
    public virtual bool Covers(SchoolKind kind) => true;

    public virtual bool IsTotal(Cells cells) => false;

    public abstract School Read(Cells cells, int urn, string laCode);

    protected int Column(string name) => header.Find(name);

    public static RegisterLayout Recognise(Header header, SchoolNames names)
    {
        var missingFromGias = GiasLayout.Required.Where(name => !header.Has(name)).ToList();
        var missingFromCensus = CensusLayout.Required.Where(name => !header.Has(name)).ToList();
        if (missingFromGias.Count == 0)
        {
            return new GiasLayout(header);
        }

        if (missingFromCensus.Count == 0)
        {
            return new CensusLayout(header, names);
        }

        if (header.Has(SchoolNames.UrnColumn) && SchoolNames.NameColumns.Any(header.Has) && missingFromGias.Count > 1)
        {
            throw new RegisterRefused(
                "This is not a register of schools but a list of their names: the columns " + Listed(missingFromCensus) +
                " are missing. Import the register and give this file beside it as the file of names. " + header.Found());
        }

        // Named against the layout that it comes closest to.
        var gias = GiasLayout.Required.Count - missingFromGias.Count > CensusLayout.Required.Count - missingFromCensus.Count;
        var missing = gias ? missingFromGias : missingFromCensus;
        var found = gias ? GiasLayout.Required.Count : CensusLayout.Required.Count;
        var kind = missing.Count == found ? "" : gias ? " of the GIAS extract" : " of the school census";
        throw new RegisterRefused(
            $"This is not a register of schools: the {(missing.Count == 1 ? "column" : "columns")} {Listed(missing)}{kind} " +
            $"{(missing.Count == 1 ? "is" : "are")} missing. {header.Found()}");
    }

    private static string Listed(List<string> names)
        => names.Count == 1 ? names[0] : string.Join(", ", names.SkipLast(1)) + " and " + names[^1];
}
