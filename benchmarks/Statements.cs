using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace LineOfSight.Bench;

/// <summary>The statements that one page sent, read from the server's own log, to be sent again in one round trip.</summary>
/// <param name="All">Text and values of each, in order; values are the server's literals.</param>
internal sealed partial record Statements(IReadOnlyList<(string Sql, IReadOnlyList<string?> Values)> All)
{
    public static Statements Read(string log)
    {
        var found = new List<(string, IReadOnlyList<string?>)>();
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

    public NpgsqlBatch Batch(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (sql, values) in All)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown });
            }

            batch.BatchCommands.Add(command);
        }

        return batch;
    }

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
