using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement.Arrive;

/// <summary>How far a list has come.</summary>
internal enum ArrivalState
{
    /// <summary>It was given; nothing of it is a record yet.</summary>
    Waiting,

    /// <summary>Its lines became records.</summary>
    Imported,

    /// <summary>Somebody decided against it.</summary>
    Dropped,
}

/// <summary>A list that an area kept in a file: as it was given, what people chose, and what came of it.</summary>
internal sealed class Arrival : IPartnershipRecord, IVersioned, INamed
{
    public const int NameLimit = 200;

    private Arrival()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    /// <summary>The name of the file.</summary>
    public string Name { get; private init; } = "";

    public ArrivalState State { get; private set; }

    public Guid GivenBy { get; private init; }

    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>JSON: the sheets or tables of the file.</summary>
    [NotInActs]
    public string Tables { get; private init; } = "[]";

    /// <summary>JSON: what a person should know about how it was read.</summary>
    [NotInActs]
    public string Remarks { get; private init; } = "[]";

    /// <summary>JSON: <see cref="Arrive.Choices"/>; null until the columns were chosen.</summary>
    [NotInActs]
    public string? Choices { get; private set; }

    /// <summary>The shape of the list that was chosen.</summary>
    [NotInActs]
    public string? Shape { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>How many records were made.</summary>
    public int Made { get; private set; }

    /// <summary>How many lines are a record that was there.</summary>
    public int Same { get; private set; }

    /// <summary>How many lines were left out.</summary>
    public int LeftOut { get; private set; }

    public int Version { get; set; }

    public string FileName => Name;

    /// <summary>True when whoever chose its columns said that it describes single children’s cases.</summary>
    public bool IsCaseLevel => Choices is { } choices && Written.Read<Choices>(choices).IsCaseLevel;

    public static Arrival Give(Guid partnership, string fileName, TrackerFile file, Guid person, DateTimeOffset now) => new()
    {
        Id = NewId.Next(), PartnershipId = partnership, Name = fileName, GivenBy = person, GivenAt = now,
        Tables = Written.Json(file.Tables.Select(t => new TableHead(t.Kind, t.Name, t.IsHidden))), Remarks = Written.Json(file.Remarks),
    };

    public void Choose(string shape, Choices choices)
    {
        Unfinished();
        (Shape, Choices) = (shape, Written.Json(choices));
    }

    public void Import(int made, int same, int leftOut, DateTimeOffset now)
    {
        Unfinished();
        (State, Made, Same, LeftOut, FinishedAt) = (ArrivalState.Imported, made, same, leftOut, now);
    }

    public void Drop(DateTimeOffset now)
    {
        Unfinished();
        (State, FinishedAt) = (ArrivalState.Dropped, now);
    }

    /// <summary>Refuses what was imported or dropped.</summary>
    public void Unfinished() => RuleBroken.Unless(State == ArrivalState.Waiting, "This list was imported or dropped already. Give the file again to import it");

    internal sealed class Map : IEntityTypeConfiguration<Arrival>
    {
        public void Configure(EntityTypeBuilder<Arrival> arrival)
        {
            arrival.ToTable("arrival", "improvement");
            arrival.Ignore(a => a.FileName);
            arrival.Property(a => a.State).HasConversion<string>();
            arrival.Property(a => a.Tables).HasColumnType("jsonb");
            arrival.Property(a => a.Remarks).HasColumnType("jsonb");
            arrival.Property(a => a.Choices).HasColumnType("jsonb");
        }
    }
}

/// <summary>A sheet or table of the file, without its rows.</summary>
internal sealed record TableHead(TableKind Kind, string Name, bool IsHidden);
