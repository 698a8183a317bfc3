using System.Text.Json;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Assurance;

/// <summary>The grades that an agency or school gave itself, as it signed them off.</summary>
internal sealed class Reading : IPartnershipRecord, IVersioned
{
    private Reading()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid ReturnId { get; private init; }

    public Guid RoundId { get; private init; }

    public Guid AgencyId { get; private init; }

    public string Questionnaire { get; private init; } = "";

    /// <summary>JSON: question to grade.</summary>
    public string Grades { get; private set; } = "{}";

    public DateOnly SignedOn { get; private set; }

    /// <summary>False while the return is open again.</summary>
    public bool Stands { get; private set; }

    /// <summary>The version of the questionnaire; null for what was signed off before this was kept.</summary>
    [NotInActs]
    public int? QuestionnaireVersion { get; private set; }

    /// <summary>Questions whose answer is not in what is told nationally yet. The database keeps it.</summary>
    [NotInActs]
    public string[] Waits { get; private init; } = [];

    public int Version { get; set; }

    public IReadOnlyDictionary<string, string> ByQuestion => JsonSerializer.Deserialize<Dictionary<string, string>>(Grades) ?? [];

    public static Reading Of(ResponseSigned signed, DateOnly on)
    {
        var reading = new Reading
        {
            Id = NewId.Next(), PartnershipId = signed.PartnershipId, ReturnId = signed.ReturnId, RoundId = signed.RoundId, AgencyId = signed.AgencyId, Questionnaire = signed.Questionnaire,
        };
        reading.Take(signed, on);
        return reading;
    }

    public void Take(ResponseSigned signed, DateOnly on) =>
        (Grades, QuestionnaireVersion, SignedOn, Stands) = (JsonSerializer.Serialize(signed.Grades.ToDictionary(g => g.Question, g => g.Grade)), signed.Version, on, true);

    public void Withdraw() => Stands = false;

    internal sealed class Map : IEntityTypeConfiguration<Reading>
    {
        public void Configure(EntityTypeBuilder<Reading> reading)
        {
            reading.ToTable("reading", "assurance");
            reading.Ignore(r => r.ByQuestion);
            reading.Property(r => r.Grades).HasColumnType("jsonb");
        }
    }
}

/// <summary>How many gave a grade in a round. The database keeps it as returns are signed off.</summary>
internal sealed class GradeCount : IPartnershipRecord
{
    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid RoundId { get; private init; }

    public string Question { get; private init; } = "";

    public string Grade { get; private init; } = "";

    public int Count { get; private init; }

    /// <summary>How many are told nationally: the count as it was when the answers of five had changed.</summary>
    public int Told { get; private init; }

    internal sealed class Map : IEntityTypeConfiguration<GradeCount>
    {
        public void Configure(EntityTypeBuilder<GradeCount> count) => count.ToTable("grade_count", "assurance");
    }
}
