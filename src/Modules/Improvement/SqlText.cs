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

/// <summary>Columns by their names.</summary>
internal static class Columns
{
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
