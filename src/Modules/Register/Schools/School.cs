using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Schools;

/// <summary>
/// What the register holds about one school. Null means "not held", never "none": a layout that does not carry a field
/// leaves it as it was. Head teachers' names are published in GIAS and are deliberately not here.
/// </summary>
internal sealed record School
{
    /// <summary>Unique reference number, six digits, given once and never reused.</summary>
    public required int Urn { get; init; }

    /// <summary>DfE's three-digit code of the local authority, such as 926; not the ONS code.</summary>
    public required string LaCode { get; init; }

    /// <summary>DfE's number inside the authority, as published.</summary>
    public string? EstablishmentNumber { get; init; }

    /// <summary>The name exactly as published, spaces included.</summary>
    public string? Name { get; init; }

    /// <summary>The type in the words of the file it came from.</summary>
    public string? Type { get; init; }

    public string? Phase { get; init; }

    public SchoolKind Kind { get; init; }

    public SchoolStatus Status { get; init; }

    public DateOnly? OpenDate { get; init; }

    public DateOnly? CloseDate { get; init; }

    /// <summary>Pupils on roll; null where the file marks the figure as not available or suppressed.</summary>
    public int? Pupils { get; init; }

    public int? LowAge { get; init; }

    public int? HighAge { get; init; }

    public string? Street { get; init; }

    public string? Locality { get; init; }

    public string? Address3 { get; init; }

    public string? Town { get; init; }

    public string? County { get; init; }

    public string? Postcode { get; init; }

    public string? Website { get; init; }

    public string? Telephone { get; init; }

    public string? InspectionRating { get; init; }

    public DateOnly? InspectionDate { get; init; }

    /// <summary>ONS code of the district, such as E07000148; in a two-tier area not the authority of <see cref="LaCode"/>.</summary>
    public string? DistrictCode { get; init; }

    public string? DistrictName { get; init; }

    public string DisplayName => Name ?? $"Name not held (URN {Urn})";

    internal sealed class Map : IEntityTypeConfiguration<School>
    {
        public void Configure(EntityTypeBuilder<School> school)
        {
            school.ToTable("school", "register");
            school.HasKey(s => s.Urn);
            school.Property(s => s.Urn).ValueGeneratedNever();
            school.Property(s => s.Kind).HasConversion<string>();
            school.Property(s => s.Status).HasConversion<string>();
        }
    }
}
