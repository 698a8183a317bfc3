using System.Globalization;

namespace LineOfSight.Register.Schools;

/// <summary>The fields of a school that a register file can carry and that can therefore change.</summary>
[Flags]
internal enum SchoolField
{
    None = 0,
    LocalAuthority = 1 << 0,
    EstablishmentNumber = 1 << 1,
    Name = 1 << 2,
    Type = 1 << 3,
    Phase = 1 << 4,
    Status = 1 << 5,
    OpenDate = 1 << 6,
    CloseDate = 1 << 7,
    Pupils = 1 << 8,
    LowAge = 1 << 9,
    HighAge = 1 << 10,
    Street = 1 << 11,
    Locality = 1 << 12,
    Address3 = 1 << 13,
    Town = 1 << 14,
    County = 1 << 15,
    Postcode = 1 << 16,
    Website = 1 << 17,
    Telephone = 1 << 18,
    InspectionRating = 1 << 19,
    InspectionDate = 1 << 20,
    DistrictCode = 1 << 21,
    DistrictName = 1 << 22,
}

/// <summary>One field with the label people see and how its value reads in the history (dates as yyyy-MM-dd).</summary>
internal sealed record SchoolFieldText(SchoolField Field, string Label, Func<School, string?> Read)
{
    public static readonly IReadOnlyList<SchoolFieldText> All =
    [
        new(SchoolField.LocalAuthority, "Local authority", s => s.LaCode),
        new(SchoolField.EstablishmentNumber, "Establishment number", s => s.EstablishmentNumber),
        new(SchoolField.Name, "Name", s => s.Name),
        new(SchoolField.Type, "Type", s => s.Type),
        new(SchoolField.Phase, "Phase", s => s.Phase),
        new(SchoolField.Status, "Status", s => s.Status.Words()),
        new(SchoolField.OpenDate, "Opened", s => Day(s.OpenDate)),
        new(SchoolField.CloseDate, "Closed", s => Day(s.CloseDate)),
        new(SchoolField.Pupils, "Pupils", s => Figure(s.Pupils)),
        new(SchoolField.LowAge, "Youngest age", s => Figure(s.LowAge)),
        new(SchoolField.HighAge, "Oldest age", s => Figure(s.HighAge)),
        new(SchoolField.Street, "Street", s => s.Street),
        new(SchoolField.Locality, "Locality", s => s.Locality),
        new(SchoolField.Address3, "Address line 3", s => s.Address3),
        new(SchoolField.Town, "Town", s => s.Town),
        new(SchoolField.County, "County", s => s.County),
        new(SchoolField.Postcode, "Postcode", s => s.Postcode),
        new(SchoolField.Website, "Website", s => s.Website),
        new(SchoolField.Telephone, "Telephone", s => s.Telephone),
        new(SchoolField.InspectionRating, "Inspection judgement", s => s.InspectionRating),
        new(SchoolField.InspectionDate, "Last inspected", s => Day(s.InspectionDate)),
        new(SchoolField.DistrictCode, "District code", s => s.DistrictCode),
        new(SchoolField.DistrictName, "District", s => s.DistrictName),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Figure(int? figure) => figure?.ToString(CultureInfo.InvariantCulture);
}
