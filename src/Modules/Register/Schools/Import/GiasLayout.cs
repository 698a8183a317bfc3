namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// The extract of "Get information about schools" (edubasealldata): every establishment, open and closed. The columns
/// beyond the required ones come and go between years; a missing one is a field not carried, never a blank. The columns
/// with head teachers' names are not read.
/// </summary>
internal sealed class GiasLayout : RegisterLayout
{
    public static readonly IReadOnlyList<string> Required =
    [
        "URN", "LA (code)", "EstablishmentName", "TypeOfEstablishment (name)", "EstablishmentStatus (name)", "PhaseOfEducation (name)",
    ];

    private const int OldestAge = 99;
    private const int MostPupils = 100_000;

    private readonly Dictionary<SchoolField, int> optional = [];
    private readonly int name, type, status, phase;
    private SchoolField carried;

    public GiasLayout(Header header)
        : base(header)
    {
        UrnColumn = Column("URN");
        LaColumn = Column("LA (code)");
        name = Column("EstablishmentName");
        type = Column("TypeOfEstablishment (name)");
        status = Column("EstablishmentStatus (name)");
        phase = Column("PhaseOfEducation (name)");
        carried = SchoolField.LocalAuthority | SchoolField.Name | SchoolField.Type | SchoolField.Status | SchoolField.Phase;
        Carry(SchoolField.EstablishmentNumber, "EstablishmentNumber");
        Carry(SchoolField.OpenDate, "OpenDate");
        Carry(SchoolField.CloseDate, "CloseDate");
        Carry(SchoolField.Pupils, "NumberOfPupils");
        Carry(SchoolField.LowAge, "StatutoryLowAge");
        Carry(SchoolField.HighAge, "StatutoryHighAge");
        Carry(SchoolField.Street, "Street");
        Carry(SchoolField.Locality, "Locality");
        Carry(SchoolField.Address3, "Address3");
        Carry(SchoolField.Town, "Town");
        Carry(SchoolField.County, "County (name)");
        Carry(SchoolField.Postcode, "Postcode");
        Carry(SchoolField.Website, "SchoolWebsite");
        Carry(SchoolField.Telephone, "TelephoneNum");
        Carry(SchoolField.InspectionRating, "OfstedRating (name)");
        Carry(SchoolField.InspectionDate, "OfstedLastInsp");
        Carry(SchoolField.DistrictCode, "DistrictAdministrative (code)");
        Carry(SchoolField.DistrictName, "DistrictAdministrative (name)");
    }

    public override string Title => "GIAS extract";

    public override SchoolField Carried => carried;

    public override int UrnColumn { get; }

    public override int LaColumn { get; }

    public override int EstablishmentColumn => At(SchoolField.EstablishmentNumber);

    public override School Read(Cells cells, int urn, string laCode)
    {
        var published = cells.Word(type);
        var words = cells.Word(phase);
        return new School
        {
            Urn = urn,
            LaCode = laCode,
            EstablishmentNumber = RegisterFile.EstablishmentNumber(cells, EstablishmentColumn),
            Name = Name(cells),
            Type = published ?? Missing(cells, type, "Give the type of school, such as Community school."),
            Phase = words,
            Kind = SchoolKinds.Of(published, words),
            Status = Status(cells),
            OpenDate = cells.Day(At(SchoolField.OpenDate)),
            CloseDate = cells.Day(At(SchoolField.CloseDate)),
            Pupils = cells.Count(At(SchoolField.Pupils), MostPupils),
            LowAge = cells.Count(At(SchoolField.LowAge), OldestAge),
            HighAge = cells.Count(At(SchoolField.HighAge), OldestAge),
            Street = cells.Text(At(SchoolField.Street)),
            Locality = cells.Text(At(SchoolField.Locality)),
            Address3 = cells.Text(At(SchoolField.Address3)),
            Town = cells.Text(At(SchoolField.Town)),
            County = cells.Text(At(SchoolField.County)),
            Postcode = cells.Text(At(SchoolField.Postcode)),
            Website = cells.Text(At(SchoolField.Website)),
            Telephone = cells.Text(At(SchoolField.Telephone)),
            InspectionRating = cells.Word(At(SchoolField.InspectionRating)),
            InspectionDate = cells.Day(At(SchoolField.InspectionDate)),
            DistrictCode = cells.Word(At(SchoolField.DistrictCode)),
            DistrictName = cells.Word(At(SchoolField.DistrictName)),
        };
    }

    private void Carry(SchoolField field, string column)
    {
        var at = Column(column);
        if (at >= 0)
        {
            optional[field] = at;
            carried |= field;
        }
    }

    private int At(SchoolField field) => optional.GetValueOrDefault(field, -1);

    private string? Name(Cells cells) => cells.Exact(name) ?? Missing(cells, name, "Give the school's name.");

    private SchoolStatus Status(Cells cells)
    {
        if (SchoolStatuses.Published.TryGetValue(cells.Raw(status).Trim(), out var known))
        {
            return known;
        }

        cells.Note(status, cells.Raw(status), $"Give one of: {string.Join("; ", SchoolStatuses.Published.Keys)}.");
        return default;
    }

    private static string? Missing(Cells cells, int column, string remedy)
    {
        cells.Note(column, "", remedy);
        return null;
    }
}
