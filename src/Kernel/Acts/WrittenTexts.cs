using System.Globalization;
using System.Text.Json;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LineOfSight.Kernel.Acts;

/// <summary>Reads back what <see cref="ChangeTexts"/> wrote: per record, each value as the type that its property has.</summary>
internal static class WrittenTexts
{
    public static IReadOnlyList<History.Written> Read(IModel model, ActText? text)
    {
        var (before, after) = (Records(model, text?.Before), Records(model, text?.After));
        return [.. before.Keys.Union(after.Keys).Select(key => Written(
            key.Split(' ')[0], before.GetValueOrDefault(key), after.GetValueOrDefault(key)))];
    }

    public static IEnumerable<Guid> Identifiers(IReadOnlyList<History.Written> records) =>
        records.SelectMany(r => r.Changes).SelectMany(c => new[] { c.Before, c.After }).OfType<Guid>();

    /// <summary>Puts names in place of identifiers. A change that consists of nothing but identifiers without a name tells nobody anything.</summary>
    public static IReadOnlyList<History.Written> Named(IReadOnlyList<History.Written> records, Names names) =>
    [
        .. records
            .Select(r => r with
            {
                Changes = [.. r.Changes
                    .Select(c => c with { Before = names.Say(c.Before), After = names.Say(c.After) })
                    .Where(c => c.Before is not (null or Guid) || c.After is not (null or Guid))],
            })
            .Where(r => r.Changes.Count > 0),
    ];

    private static History.Written Written(string kind, Dictionary<string, object?>? before, Dictionary<string, object?>? after) => new(
        kind,
        before is null,
        [.. (after ?? []).Keys.Union((before ?? []).Keys)
            .Where(name => name is not (nameof(IRecord.Id) or nameof(IPartnershipRecord.PartnershipId)))
            .Select(name => new History.Change(name, before?.GetValueOrDefault(name), after?.GetValueOrDefault(name)))
            .Where(change => !Equals(change.Before, change.After))]);

    private static Dictionary<string, Dictionary<string, object?>> Records(IModel model, string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(record => record.Name, record =>
        {
            var kind = record.Name.Split(' ')[0];
            var known = model.GetEntityTypes().FirstOrDefault(e => e.ClrType.Name == kind);
            return record.Value.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value, known?.FindProperty(p.Name)?.ClrType));
        });
    }

    // A property that the records no longer have is shown as it was written.
    private static object? Value(JsonElement value, Type? type)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        var text = value.ToString();
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            _ when Guid.TryParseExact(text, "D", out var id) => id,
            _ when type?.IsEnum == true && Enum.TryParse(type, text, out var choice) => choice,
            JsonValueKind.String when type == typeof(DateOnly) && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) => day,
            JsonValueKind.String when type == typeof(DateTimeOffset) && value.TryGetDateTimeOffset(out var at) => at,
            _ => text,
        };
    }
}
