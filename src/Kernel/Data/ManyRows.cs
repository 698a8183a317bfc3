using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// Inserts many new records by the model's own maps, one statement for some thousands of rows: triggers that work on a whole statement run
/// once for all of them, and row security holds as for every insert. (<c>copy</c> is not allowed under row security.)
/// </summary>
internal static class ManyRows
{
    private const int RowsInOneInsert = 5_000;

    public static async Task InsertAsync(LineOfSightDb db, IReadOnlyList<object> rows, CancellationToken stop)
    {
        foreach (var some in rows.GroupBy(r => r.GetType()))
        {
            var kind = db.Model.FindEntityType(some.Key) ?? throw new InvalidOperationException($"{some.Key} is not mapped.");
            var columns = kind.GetProperties().Where(p => !p.IsShadowProperty() && p.GetBeforeSaveBehavior() == PropertySaveBehavior.Save).Select(p => new Column(p)).ToList();
            var names = string.Join(", ", columns.Select(c => c.Name));
            var arrays = string.Join(", ", columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}::{c.Type}[]")));
            foreach (var chunk in some.Chunk(RowsInOneInsert))
            {
                await using var command = new NpgsqlCommand(
                    $"insert into {kind.GetSchemaQualifiedTableName()} ({names}) select {names} from unnest({arrays}) as a ({names})",
                    (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
                foreach (var column in columns)
                {
                    command.Parameters.Add(new NpgsqlParameter { Value = column.Values(chunk), DataTypeName = column.Type + "[]" });
                }

                await command.ExecuteNonQueryAsync(stop);
            }
        }
    }

    private sealed class Column(IProperty property)
    {
        private readonly RelationalTypeMapping mapping = (RelationalTypeMapping)property.GetTypeMapping();

        public string Name => property.GetColumnName();

        // A length is the map's business and the table's; it is no part of an array's type.
        public string Type => mapping.StoreType.StartsWith("character varying", StringComparison.Ordinal) ? "text" : mapping.StoreType;

        public Array Values(object[] rows)
        {
            var kept = mapping.Converter?.ProviderClrType ?? property.ClrType;
            var element = kept.IsValueType && Nullable.GetUnderlyingType(kept) is null ? typeof(Nullable<>).MakeGenericType(kept) : kept;
            var values = Array.CreateInstance(element, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                var value = property.GetGetter().GetClrValue(rows[i]);
                values.SetValue(value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value, i);
            }

            return values;
        }
    }
}
