using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LineOfSight.Kernel.Acts;

/// <summary>Writes down what a unit of work is about to change: only the properties that differ, per record.</summary>
internal static class ChangeTexts
{
    // Choices are written by name: their numbers change when somebody puts them in another order.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    // Asked of each property at each save: attributes are looked up once.
    private static readonly ConditionalWeakTable<IProperty, object> Known = [];

    public static (string? Before, string? After) Of(LineOfSightDb db)
    {
        var before = new SortedDictionary<string, SortedDictionary<string, object?>>(StringComparer.Ordinal);
        var after = new SortedDictionary<string, SortedDictionary<string, object?>>(StringComparer.Ordinal);
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged && e.Entity is not (Act or ActText or ActLink)))
        {
            var name = $"{entry.Metadata.ClrType.Name} {Key(entry)}";
            if (entry.State is EntityState.Modified or EntityState.Deleted)
            {
                before[name] = Values(entry, p => p.OriginalValue);
            }

            if (entry.State is EntityState.Modified or EntityState.Added)
            {
                after[name] = Values(entry, p => p.CurrentValue);
            }
        }

        return (before.Count == 0 ? null : JsonSerializer.Serialize(before, Plain), after.Count == 0 ? null : JsonSerializer.Serialize(after, Plain));
    }

    /// <summary>The same for records that are made and not tracked: what each of their properties holds.</summary>
    public static string Of(IModel model, IEnumerable<object> made)
    {
        var after = new SortedDictionary<string, SortedDictionary<string, object?>>(StringComparer.Ordinal);
        foreach (var record in made)
        {
            var kind = model.FindEntityType(record.GetType())!;
            var values = new SortedDictionary<string, object?>(StringComparer.Ordinal);
            foreach (var property in kind.GetProperties().Where(p => !p.IsShadowProperty() && Belongs(p)))
            {
                if (property.GetGetter().GetClrValue(record) is { } value)
                {
                    values[property.Name] = value;
                }
            }

            after[$"{kind.ClrType.Name} {string.Join('/', kind.FindPrimaryKey()!.Properties.Select(p => p.GetGetter().GetClrValue(record)))}"] = values;
        }

        return JsonSerializer.Serialize(after, Plain);
    }

    private static SortedDictionary<string, object?> Values(EntityEntry entry, Func<PropertyEntry, object?> value)
    {
        var values = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(p => Belongs(p.Metadata) && (entry.State != EntityState.Modified || p.IsModified)))
        {
            if (value(property) is { } written)
            {
                values[property.Metadata.Name] = written;
            }
            else if (entry.State == EntityState.Modified)
            {
                values[property.Metadata.Name] = null;
            }
        }

        return values;
    }

    private static string Key(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue));

    private static bool Belongs(IProperty property) => (bool)Known.GetValue(property, p => IsWritten(p));

    private static bool IsWritten(IProperty property) =>
        property.Name is not (nameof(IVersioned.Version) or "PasswordHash" or "SecurityStamp" or "ConcurrencyStamp" or "UserName" or "NormalizedUserName"
            or "NormalizedEmail" or "EmailConfirmed" or "PhoneNumberConfirmed" or "TwoFactorEnabled" or "LockoutEnabled" or "AccessFailedCount")
        && property.PropertyInfo?.GetCustomAttribute<NotInActsAttribute>() is null;
}
