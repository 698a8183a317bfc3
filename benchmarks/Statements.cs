using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace LineOfSight.Bench;

/// <summary>The statements that one page sent, read from the server's own log, to be sent again in one round trip.</summary>
/// <param name="All">Text and values of each, in order; values are the server's literals until <see cref="TypedAsync"/> read them.</param>
internal sealed partial record Statements(IReadOnlyList<(string Sql, IReadOnlyList<object?> Values)> All)
{
    public static Statements Read(string log)
    {
        var found = new List<(string, IReadOnlyList<object?>)>();
        foreach (var entry in Entries(log))
        {
            if (Execute().Match(entry) is { Success: true } execute)
            {
                found.Add((execute.Groups[1].Value.Trim(), []));
            }
            else if (Detail().Match(entry) is { Success: true } detail && found.Count > 0)
            {
                found[^1] = (found[^1].Item1, [.. Value().Matches(detail.Groups[1].Value).Select(Literal)]);
            }
        }

        return new Statements([.. found.Where(s => !Transaction().IsMatch(s.Item1))]);
    }

    /// <summary>
    /// The same with values of the types that the server reads them as, so that the driver prepares the statements as it does for
    /// the page: unprepared ones are planned anew each time, and the floor would lie too low.
    /// </summary>
    public async Task<Statements> TypedAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        var typed = new List<(string, IReadOnlyList<object?>)>();
        foreach (var (sql, values) in All)
        {
            await using (var prepare = new NpgsqlCommand($"prepare asked as {sql}", connection))
            {
                await prepare.ExecuteNonQueryAsync();
            }

            await using var ask = new NpgsqlCommand("select parameter_types::text[] from pg_prepared_statements where name = 'asked'", connection);
            var types = (string[])(await ask.ExecuteScalarAsync())!;
            await using var forget = new NpgsqlCommand("deallocate asked", connection);
            await forget.ExecuteNonQueryAsync();
            typed.Add((sql, [.. values.Zip(types, (value, type) => value is null ? null : Value((string)value, type))]));
        }

        return new Statements(typed);
    }

    public NpgsqlBatch Batch(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (sql, values) in All)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            }

            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    /// <summary>How the server goes about each of the statements, in the same transaction, with what it took.</summary>
    public async Task<string> PlansAsync(NpgsqlDataSource source)
    {
        var plans = new StringBuilder();
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var part in All)
        {
            var explained = part.Sql.StartsWith("select kernel.", StringComparison.OrdinalIgnoreCase) ? part.Sql : $"explain (analyze, buffers) {part.Sql}";
            await using var batch = (this with { All = [(explained, part.Values)] }).Batch(connection, transaction);
            await using var reader = await batch.ExecuteReaderAsync();
            plans.AppendLine().AppendLine(part.Sql);
            while (await reader.ReadAsync())
            {
                plans.AppendLine(reader.GetValue(0).ToString());
            }
        }

        return plans.ToString();
    }

    private static object Value(string text, string type) => type switch
    {
        "uuid" => Guid.Parse(text),
        "uuid[]" => Parts(text).Select(Guid.Parse).ToArray(),
        "integer[]" => Parts(text).Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray(),
        "text" or "character varying" => text,
        "text[]" => Parts(text),
        "integer" => int.Parse(text, CultureInfo.InvariantCulture),
        "bigint" => long.Parse(text, CultureInfo.InvariantCulture),
        "boolean" => text is "t" or "true",
        "date" => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        "timestamp with time zone" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime(),
        _ => throw new NotSupportedException($"A value of type {type}: say here how to read it."),
    };

    private static string[] Parts(string array) => [.. array.Trim('{', '}').Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim('"'))];

    // A line that begins with a tab goes on with the entry before it.
    private static IEnumerable<string> Entries(string log)
    {
        var entry = new StringBuilder();
        foreach (var line in log.Split('\n'))
        {
            if (!line.StartsWith('\t') && entry.Length > 0)
            {
                yield return entry.ToString();
                entry.Clear();
            }

            entry.Append(line.StartsWith('\t') ? "\n" + line[1..] : line);
        }

        yield return entry.ToString();
    }

    private static string? Literal(Match match) => match.Groups[1].Value == "NULL" ? null : match.Groups[2].Value.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"LOG:\s+(?:execute [^:]*|statement):\s(.*)$", RegexOptions.Singleline)]
    private static partial Regex Execute();

    [GeneratedRegex(@"DETAIL:\s+[Pp]arameters: (.*)$", RegexOptions.Singleline)]
    private static partial Regex Detail();

    [GeneratedRegex(@"\$\d+ = (NULL|'((?:[^']|'')*)')", RegexOptions.Singleline)]
    private static partial Regex Value();

    [GeneratedRegex(@"^(begin|commit|rollback|discard|deallocate|set )", RegexOptions.IgnoreCase)]
    private static partial Regex Transaction();
}
