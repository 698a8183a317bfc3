using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace LineOfSight.Improvement;

/// <summary>The text of one query, put together from constants of the code, and its values, which are always parameters.</summary>
internal sealed class SqlText
{
    private readonly List<NpgsqlParameter> values = [];

    /// <summary>Adds a value and returns its place in the text, such as <c>$1</c>.</summary>
    public string Add<T>(T value)
    {
        values.Add(value is null ? new NpgsqlParameter { Value = DBNull.Value } : new NpgsqlParameter<T> { TypedValue = value });
        return $"${values.Count}";
    }

    public NpgsqlBatchCommand Command(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        values.ForEach(v => command.Parameters.Add(v));
        return command;
    }
}

/// <summary>Several reads in one round trip, inside the unit of work in which the database knows who is acting.</summary>
internal static class OneRoundTrip
{
    public static async Task<NpgsqlDataReader> ReadAsync(this LineOfSightDb db, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken stop)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Reads belong to a unit of work.");
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteReaderAsync(stop);
    }

    public static T? Maybe<T>(this NpgsqlDataReader row, string column)
        where T : struct
    {
        var at = row.GetOrdinal(column);
        return row.IsDBNull(at) ? null : row.GetFieldValue<T>(at);
    }

    public static T Of<T>(this NpgsqlDataReader row, string column) => row.GetFieldValue<T>(row.GetOrdinal(column));

    public static string? Words(this NpgsqlDataReader row, string column)
    {
        var at = row.GetOrdinal(column);
        return row.IsDBNull(at) ? null : row.GetString(at);
    }

    public static async Task<List<T>> AllAsync<T>(this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(read(reader));
        }

        await reader.NextResultAsync(stop);
        return rows;
    }
}
