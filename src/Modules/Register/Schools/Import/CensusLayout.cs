namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// DfE's school census file of the performance tables: one row for each school open on census day in January, whatever its
/// status, then totals. It holds no names (they are joined from a file of names), no status and no dates.
/// </summary>
internal sealed class CensusLayout : RegisterLayout
{
    public static readonly IReadOnlyList<string> Required = ["URN", "LA", "ESTAB", "SCHOOLTYPE", "NOR"];

    private const int MostPupils = 100_000;

    private static readonly HashSet<string> TotalMarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "NAT", "ENG", "ENGLAND", "NATIONAL", "REG", "REGION", "LA", "TOTAL", "ALL",
    };

    private readonly SchoolNames names;
    private readonly int type, pupils;

    public CensusLayout(Header header, SchoolNames names)
        : base(header)
    {
        this.names = names;
        UrnColumn = Column("URN");
        LaColumn = Column("LA");
        EstablishmentColumn = Column("ESTAB");
        type = Column("SCHOOLTYPE");
        pupils = Column("NOR");
    }

    public override string Title => "school census";

    public override SchoolField Carried =>
        SchoolField.LocalAuthority | SchoolField.EstablishmentNumber | SchoolField.Name | SchoolField.Type | SchoolField.Pupils;

    public override bool PresenceMeansOpen => true;

    public override int UrnColumn { get; }

    public override int LaColumn { get; }

    public override int EstablishmentColumn { get; }

    public override bool Covers(SchoolKind kind) => kind.InCensus();

    // National rows carry NAT for a URN; authority rows of other years have no URN and no number of a school.
    public override bool IsTotal(Cells cells)
    {
        var urn = cells.Raw(UrnColumn).Trim();
        return TotalMarks.Contains(urn)
            || (urn.Length == 0 && cells.Digits(EstablishmentColumn, 1, 4) is null)
            || cells.Raw(type).Contains("total", StringComparison.OrdinalIgnoreCase);
    }

    public override School Read(Cells cells, int urn, string laCode)
    {
        var published = cells.Word(type);
        if (published is null)
        {
            cells.Note(type, "", "Give the type of school, such as State-funded primary.");
        }

        return new School
        {
            Urn = urn,
            LaCode = laCode,
            EstablishmentNumber = RegisterFile.EstablishmentNumber(cells, EstablishmentColumn),
            Name = names.Of(urn),
            Type = published,
            Kind = SchoolKinds.Of(published, null),
            Status = SchoolStatus.Open,
            Pupils = cells.Count(pupils, MostPupils),
        };
    }
}
