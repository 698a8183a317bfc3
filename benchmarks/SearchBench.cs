using System.Diagnostics;
using System.Globalization;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Bench;

/// <summary>
/// Search over 1,000,000 findings in one partnership, policies on, from the search typed to the records read again; beside it the same
/// question asked of PostgreSQL with policies off, by a role that passes every wall, ranking all that matches.
/// </summary>
internal sealed class SearchBench(TextWriter output)
{
    private const int Records = 1_000_000;
    private const int AtOnce = 20_000;
    private const int Words = 20_000;

    public async Task RunAsync()
    {
        var house = new House();
        await house.InitializeAsync();
        await using (house)
        {
            var person = await PlantAsync(house);
            await output.WriteLineAsync($"{Records:N0} findings in one partnership, words spread as in speech; milliseconds of one search (aim: p95 under 100 with policies on)");
            await output.WriteLineAsync("| searches | how many | on p50 | on p95 | on max | off p50 | off p95 | off max |");
            await output.WriteLineAsync("|---|---|---|---|---|---|---|---|");
            var all = new List<(double On, double Off)>();
            foreach (var (name, searches) in Searches())
            {
                await TimesAsync(house, person, searches.Take(3));
                var times = await TimesAsync(house, person, searches);
                all.AddRange(times);
                await output.WriteLineAsync(Row(name, times));
            }

            await output.WriteLineAsync(Row("all", all));
        }
    }

    private async Task<Guid> PlantAsync(House house)
    {
        var partnership = await house.PartnershipAsync("A partnership of many findings");
        var person = await house.PersonAsync("Business Manager", "business-manager", partnership);
        await house.SqlAsync(
            $"""
            create table public.word as select n, translate(substr(md5(n::text), 1, 8), '0123456789', 'ghijklmnop') as word from generate_series(0, {Words}) n;
            create index on public.word (n);
            select setseed(0.42);
            """);
        var watch = Stopwatch.StartNew();
        for (var done = 0; done < Records; done += AtOnce)
        {
            // The rank of a word is drawn so that its frequency falls with its rank, as it does in speech.
            await house.SqlAsync(
                """
                insert into improvement.finding (id, partnership_id, reference, title, found, is_concern, theme, raised_by, raised_on, is_case_level, recorded_at, version)
                select gen_random_uuid(), $1, 'F-' || t.n, (string_to_array(t.words, ' '))[1] || ' ' || (string_to_array(t.words, ' '))[2], t.words, true, 'Theme ' || t.n % 40, 'Practitioners',
                  '2026-01-01', t.n % 50 = 0, now(), 1
                from (
                  select d.n, string_agg(w.word, ' ') as words
                  from (select n, floor(power($4, random()))::int as r from generate_series($2 + 1, $2 + $3) n, generate_series(1, 25)) d join public.word w on w.n = d.r
                  group by d.n) t
                """,
                partnership, done, AtOnce, (double)Words);
        }

        await house.SqlAsync("vacuum analyze kernel.search_entry");
        await house.SqlAsync("vacuum analyze improvement.finding");
        await house.SqlAsync("analyze kernel.search_word");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"written in {watch.Elapsed.TotalSeconds:N0} s, entries included"));
        return person;
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Searches)> Searches()
    {
        string[] Each(int count, Func<int, string> search) => [.. Enumerable.Range(0, count).Select(search)];
        yield return ("one of the commonest words", Each(20, i => Word(1 + i)));
        yield return ("a common word", Each(20, i => Word(30 + (7 * i))));
        yield return ("an uncommon word", Each(30, i => Word(500 + (61 * i))));
        yield return ("a rare word", Each(30, i => Word(9_000 + (301 * i))));
        yield return ("two common words", Each(20, i => $"{Word(5 + i)} {Word(60 + (3 * i))}"));
        yield return ("a common and a rare word", Each(20, i => $"{Word(3 + i)} {Word(12_000 + (97 * i))}"));
        yield return ("a phrase", Each(20, i => $"\"{Word(2 + i)} {Word(40 + i)}\""));
        yield return ("one word without another", Each(20, i => $"{Word(400 + (11 * i))} -{Word(2 + i)}"));
        yield return ("a word that nobody wrote, with spelling help", Each(20, i => "zz" + Word(700 + (13 * i))[1..]));
    }

    // The same words as the table's.
    private static string Word(int rank)
    {
#pragma warning disable CA5351 // PostgreSQL's md5 spreads the letters; nothing is protected by it.
        var digits = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.ASCII.GetBytes(rank.ToString(CultureInfo.InvariantCulture))))[..8];
#pragma warning restore CA5351
        return string.Concat(digits.Select(d => char.IsAsciiDigit(d) ? (char)('g' + (d - '0')) : d));
    }

    private static async Task<List<(double On, double Off)>> TimesAsync(House house, Guid person, IEnumerable<string> searches)
    {
        var times = new List<(double, double)>();
        foreach (var search in searches)
        {
            var on = Stopwatch.StartNew();
            await house.AsAsync(person, s => s.GetRequiredService<SearchRecords>().ForAsync(search, "finding", CancellationToken.None));
            on.Stop();
            var off = Stopwatch.StartNew();
            await using (var command = house.Owner.CreateCommand(
                """
                select f.id, f.title from kernel.search_entry e join improvement.finding f on f.id = e.record_id
                where e.document @@ websearch_to_tsquery('english', $1) order by ts_rank(e.document, websearch_to_tsquery('english', $1)) desc limit 200
                """))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = search });
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                }
            }

            times.Add((on.Elapsed.TotalMilliseconds, off.Elapsed.TotalMilliseconds));
        }

        return times;
    }

    private static string Row(string name, List<(double On, double Off)> times)
    {
        double At(Func<(double On, double Off), double> of, double share)
        {
            var ordered = times.Select(of).Order().ToList();
            return ordered[Math.Min(ordered.Count - 1, (int)(ordered.Count * share))];
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {times.Count} | {At(t => t.On, 0.5):N1} | {At(t => t.On, 0.95):N1} | {At(t => t.On, 1):N1} | {At(t => t.Off, 0.5):N1} | {At(t => t.Off, 0.95):N1} | {At(t => t.Off, 1):N1} |");
    }
}
