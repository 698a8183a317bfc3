using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LineOfSight.Design;
using LineOfSight.Register.Schools.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Schools;

/// <summary>What an import did to a school.</summary>
internal enum SchoolHistoryKind
{
    Added,
    Changed,
    Closed,
    LeftRegister,
    Reopened,
}

/// <summary>One entry of a school's history: what one import did to it, field by field. Written once, never altered.</summary>
internal sealed class SchoolHistory
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required int Urn { get; init; }

    public required Guid ImportId { get; init; }

    public required SchoolHistoryKind What { get; init; }

    /// <summary>The day that the file speaks of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>JSON: for each field its label, old and new text; null for a school that was added.</summary>
    public string? Fields { get; init; }

    public IReadOnlyList<Change> ReadChanges() => Fields is null ? [] : JsonSerializer.Deserialize<List<Change>>(Fields, Plain)!;

    /// <summary>In words, one field in a line.</summary>
    public string Told() => Fields is null ? Words(What) : $"{Words(What)}\n{ToldFields()}";

    public string ToldFields() => string.Join('\n', ReadChanges().Select(change => Tell(change.Label, change.Old, change.New)));

    public static string Tell(string label, string? old, string? now) => $"{label}: {Shown(old)} → {Shown(now)}";

    // Dates are kept as yyyy-MM-dd and read as people write them.
    private static string Shown(string? value) => value is null ? "not held"
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Dates.Plain(day) : value;

    public static string Write(IEnumerable<FieldChange> changes)
        => JsonSerializer.Serialize(changes.Select(change => new Change(change.Label, change.Old, change.New)), Plain);

    public static string Words(SchoolHistoryKind what) => what switch
    {
        SchoolHistoryKind.Added => "Added to the register",
        SchoolHistoryKind.Closed => "Closed",
        SchoolHistoryKind.LeftRegister => "No longer in the register, so taken as closed",
        SchoolHistoryKind.Reopened => "Open again",
        _ => "Changed",
    };

    /// <summary>A field as the history tells it; null where nothing was or is held.</summary>
    internal sealed record Change(string Label, string? Old, string? New);

    internal sealed class Map : IEntityTypeConfiguration<SchoolHistory>
    {
        public void Configure(EntityTypeBuilder<SchoolHistory> history)
        {
            history.ToTable("school_history", "register");
            history.HasKey(h => new { h.Urn, h.ImportId });
            history.Property(h => h.What).HasConversion<string>();
            history.Property(h => h.Fields).HasColumnType("jsonb");
        }
    }
}
