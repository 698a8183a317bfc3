using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace LineOfSight.Questionnaires.Tests.Staff;

/// <summary>
/// Somebody who has the whole database, past every wall, with system columns, knows every code and the order in which they were sent, and
/// wants to know which answer is whose.
/// </summary>
internal sealed partial class DatabaseInHand
{
    private readonly List<Row> rows;

    private DatabaseInHand(List<Row> rows) => this.rows = rows;

    /// <summary>A row of any table, with all that it holds.</summary>
    /// <param name="Table">Schema and name.</param>
    /// <param name="Block">Its page.</param>
    /// <param name="Place">Its place on the page.</param>
    /// <param name="Xmin">The transaction that wrote it.</param>
    /// <param name="Json">Its columns.</param>
    /// <param name="Values">Every value in it that can be compared, words of texts and transactions among them.</param>
    internal sealed record Row(string Table, long Block, long Place, long Xmin, JsonElement Json, IReadOnlySet<string> Values);

    public static async Task<DatabaseInHand> ReadAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand(
            """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1
            """, connection))
        await using (var reader = await list.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
            {
                tables.Add(reader.GetString(0));
            }
        }

        var rows = new List<Row>();
        foreach (var table in tables)
        {
            await using var all = new NpgsqlCommand(
                $"select (t.ctid::text::point)[0]::bigint, (t.ctid::text::point)[1]::bigint, t.xmin::text::bigint, t.xmax::text::bigint, to_jsonb(t)::text from {table} t", connection);
            await using var reader = await all.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                var json = JsonDocument.Parse(reader.GetString(4)).RootElement;
                var values = new HashSet<string>(StringComparer.Ordinal) { $"xid {reader.GetInt64(2)}" };
                if (reader.GetInt64(3) is not 0 and var until)
                {
                    values.Add($"xid {until}");
                }

                Collect(json, values);
                rows.Add(new(table, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), json, values));
            }
        }

        return new(rows);
    }

    public IReadOnlyList<Row> All => rows;

    public IReadOnlyList<Row> Of(string table) => [.. rows.Where(r => r.Table == table)];

    /// <summary>Rows of every table that a transaction wrote.</summary>
    public IReadOnlyList<Row> WrittenBy(long xmin) => [.. rows.Where(r => r.Xmin == xmin)];

    /// <summary>The answers of a return with what tells, to the test alone, who sent each: the number in its text.</summary>
    public IReadOnlyList<(Row Row, int Sent)> AnswersOf(Guid of) =>
        [.. Of("questionnaires.staff_answer").Where(r => r.Values.Contains(of.ToString())).Select(r => (r, int.Parse(Told().Match(r.Json.ToString()).Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)))];

    /// <summary>
    /// Joins codes to answers by every equal value, through any tables, however many. A value that the rows of all codes hold tells none from
    /// another and is left out.
    /// </summary>
    /// <returns>For each code the numbers of the answers that it leads to.</returns>
    public IReadOnlyList<IReadOnlySet<int>> JoinByValue(IReadOnlyList<byte[]> hashes, Guid of)
    {
        var answers = AnswersOf(of).ToDictionary(a => a.Row, a => a.Sent);
        var own = hashes.Select(h => "\\x" + Convert.ToHexStringLower(h)).ToList();
        var holders = rows.SelectMany(r => r.Values.Select(v => (v, r))).ToLookup(p => p.v, p => p.r);
        var common = own.Select(h => holders[h].SelectMany(r => r.Values).ToHashSet()).Aggregate((all, next) => [.. all.Intersect(next)]);
        return [.. own.Select(h => (IReadOnlySet<int>)Reached(h).Where(answers.ContainsKey).Select(r => answers[r]).ToHashSet())];

        HashSet<Row> Reached(string start)
        {
            var (reached, known, next) = (new HashSet<Row>(), new HashSet<string>(common) { start }, new Queue<string>([start]));
            while (next.TryDequeue(out var value))
            {
                foreach (var row in holders[value].Where(reached.Add))
                {
                    // At an answer the search is over: what staff answered is alike for many.
                    foreach (var more in answers.ContainsKey(row) ? [] : row.Values.Where(known.Add))
                    {
                        next.Enqueue(more);
                    }
                }
            }

            return reached;
        }
    }

    /// <summary>
    /// Lays codes in every order that somebody may know beside answers in every order that the database shows, and says for each pair how well
    /// they go together: Spearman's rank correlation times the root of n - 1, which is about standard normal where there is no connection.
    /// </summary>
    /// <param name="hashes">The codes in the order in which they were sent.</param>
    /// <param name="slips">The same codes in the order of the slips.</param>
    /// <param name="of">The return.</param>
    public IReadOnlyDictionary<string, (double Score, int Hits)> JoinByOrder(IReadOnlyList<byte[]> hashes, IReadOnlyList<byte[]> slips, Guid of)
    {
        var names = hashes.Select(h => "\\x" + Convert.ToHexStringLower(h)).ToList();
        var codes = Of("questionnaires.staff_code").Where(r => r.Values.Any(names.Contains)).Select(r => (Row: r, Sent: names.FindIndex(r.Values.Contains))).ToList();
        var answers = AnswersOf(of);
        var known = new Dictionary<string, List<int>>
        {
            ["time of sending"] = [.. Enumerable.Range(0, names.Count)],
            ["slips"] = [.. slips.Select(s => names.IndexOf("\\x" + Convert.ToHexStringLower(s))).Where(i => i >= 0)],
            ["hashes"] = [.. Enumerable.Range(0, names.Count).OrderBy(i => names[i], StringComparer.Ordinal)],
            ["places of codes"] = [.. codes.OrderBy(c => c.Row.Block).ThenBy(c => c.Row.Place).Select(c => c.Sent)],
            ["transactions of codes"] = [.. codes.OrderBy(c => c.Row.Xmin).ThenBy(c => c.Row.Block).ThenBy(c => c.Row.Place).Select(c => c.Sent)],
        };
        var shown = new Dictionary<string, List<int>>
        {
            ["places of answers"] = [.. answers.OrderBy(a => a.Row.Block).ThenBy(a => a.Row.Place).Select(a => a.Sent)],
            ["transactions of answers"] = [.. answers.OrderBy(a => a.Row.Xmin).ThenBy(a => a.Row.Block).ThenBy(a => a.Row.Place).Select(a => a.Sent)],
            ["identifiers of answers"] = [.. answers.OrderBy(a => a.Row.Json.GetProperty("id").GetString(), StringComparer.Ordinal).Select(a => a.Sent)],
        };
        return (from one in known from other in shown select (Name: $"{one.Key} beside {other.Key}", Value: Together(one.Value, other.Value))).ToDictionary(p => p.Name, p => p.Value);
    }

    private static (double Score, int Hits) Together(List<int> one, List<int> other)
    {
        var n = one.Count;
        Assert.Equal(n, other.Count);
        var place = other.Select((sent, at) => (sent, at)).ToDictionary(p => p.sent, p => p.at);
        var apart = one.Select((sent, at) => (double)(at - place[sent])).Sum(d => d * d);
        return ((1 - (6 * apart / (n * ((double)n * n - 1)))) * Math.Sqrt(n - 1), one.Where((sent, at) => place[sent] == at).Count());
    }

    private static void Collect(JsonElement json, HashSet<string> values)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    Collect(property.Value, values);
                }

                break;
            case JsonValueKind.Array:
                foreach (var element in json.EnumerateArray())
                {
                    Collect(element, values);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number:
                var text = json.ToString();
                values.Add(text);
                values.UnionWith(Words().Matches(text).Select(m => m.Value));
                break;
        }
    }

    [GeneratedRegex(@"answer (\d{3})")]
    private static partial Regex Told();

    // Hashes, identifiers, instants and whatever else could name something, inside longer texts too.
    [GeneratedRegex(@"[0-9A-Za-z+/=_.:-]{12,}")]
    private static partial Regex Words();
}
