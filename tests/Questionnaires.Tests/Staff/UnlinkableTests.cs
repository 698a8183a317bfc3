using System.Security.Cryptography;
using LineOfSight.Questionnaires.Staff;
using Npgsql;

namespace LineOfSight.Questionnaires.Tests.Staff;

/// <summary>
/// Response and answer cannot be joined, not even with the database in hand: a superuser who knows all codes, and when each was sent, reads
/// every table and does no better than chance. Planted faults prove that this would be noticed.
/// </summary>
public class UnlinkableTests(StaffHouse house, ITestOutputHelper output) : IClassFixture<StaffHouse>
{
    private const int Pools = 4;
    private const int Answers = 30;

    // Of a sum over pools that is standard normal by chance: passed by chance in one of 150,000 comparisons.
    private const double MostScore = 4.5;

    // Each pool has one hit on average by chance, so four pools have four: more than 17 in one of a million comparisons.
    private const int MostHits = 17;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private sealed record Pool(Guid Return, IReadOnlyList<byte[]> Sent, IReadOnlyList<byte[]> Slips);

    private async Task<Pool> FillAsync()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await house.OakAsync(round);
        var slips = await house.CodesAsync(of, Answers + 3);
        // Some stay unused, and people do not answer in the order of their slips.
        var codes = slips.ToArray();
        RandomNumberGenerator.Shuffle((Span<string>)codes);
        for (var i = 0; i < Answers; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(7));
            await house.SendAsync(codes[i], $"This is answer {StaffHouse.Number(i)} of all", i % 3 == 0 ? "support" : "teaching", i % 4 == 0 ? "agree" : "disagree");
            if (i is 11 or 20)
            {
                Assert.True(await house.TurnAsync(StaffHouse.Job));
            }
        }

        await house.CloseAsync(round);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        static byte[] Hash(string code) => StaffCode.HashOf(Codes.Plain(code));
        return new(of, [.. codes.Take(Answers).Select(Hash)], [.. slips.Select(Hash)]);
    }

    [Fact]
    public async Task With_the_database_in_hand_answers_cannot_be_joined_to_codes()
    {
        var pools = new List<Pool>();
        while (pools.Count < Pools)
        {
            pools.Add(await FillAsync());
        }

        await using var connection = await house.Owner.OpenConnectionAsync(Stop);
        var hand = await DatabaseInHand.ReadAsync(connection, Stop);
        foreach (var pool in pools)
        {
            Assert.Equal(Enumerable.Range(0, Answers), hand.AnswersOf(pool.Return).Select(a => a.Sent).Order());
            Assert.All(hand.JoinByValue(pool.Sent, pool.Return), Assert.Empty);
            Assert.Single(hand.AnswersOf(pool.Return).Select(a => a.Row.Xmin).Distinct());
            Assert.Single(hand.Of("questionnaires.staff_code").Where(r => pool.Sent.Any(h => r.Values.Contains("\\x" + Convert.ToHexStringLower(h)))).Select(r => r.Xmin).Distinct());
        }

        Assert.Empty(Noticed(hand, pools));

        // What would be noticed: answers that stand in the order in which they were sent.
        await using (var planted = await connection.BeginTransactionAsync(Stop))
        {
            await RunAsync(
                connection,
                """
                with gone as (delete from questionnaires.staff_answer returning return_id, answers)
                insert into questionnaires.staff_answer (id, return_id, answers)
                  select gen_random_uuid(), g.return_id, g.answers from gone g order by g.return_id, substring(g.answers::text from 'answer \d+')
                """);
            Assert.Contains(Noticed(await DatabaseInHand.ReadAsync(connection, Stop), pools), n => n.StartsWith("time of sending beside places of answers", StringComparison.Ordinal));
        }

        // Identifiers that grow with time.
        await using (var planted = await connection.BeginTransactionAsync(Stop))
        {
            await RunAsync(
                connection,
                """
                update questionnaires.staff_answer a
                  set id = overlay(a.id::text placing lpad(substring(a.answers::text from 'answer (\d+)'), 8, '0') from 1 for 8)::uuid
                  where a.answers::text ~ 'answer \d+'
                """);
            Assert.Contains(Noticed(await DatabaseInHand.ReadAsync(connection, Stop), pools), n => n.StartsWith("time of sending beside identifiers of answers", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_value_that_joins_would_be_noticed()
    {
        var pool = await FillAsync();
        await using var connection = await house.Owner.OpenConnectionAsync(Stop);
        async Task<int> JoinedAsync() => (await DatabaseInHand.ReadAsync(connection, Stop)).JoinByValue(pool.Sent, pool.Return).Where((reached, sent) => reached.Contains(sent) && reached.Count == 1).Count();

        // A third table that names both.
        await using (var planted = await connection.BeginTransactionAsync(Stop))
        {
            await RunAsync(connection, "create table questionnaires.planted (hash bytea, answer_id uuid)");
            for (var sent = 0; sent < Answers; sent++)
            {
                await RunAsync(
                    connection, "insert into questionnaires.planted select $1, a.id from questionnaires.staff_answer a where a.return_id = $2 and a.answers::text like $3", pool.Sent[sent], pool.Return,
                    $"%answer {StaffHouse.Number(sent)}%");
            }

            Assert.Equal(Answers, await JoinedAsync());
        }

        // A transaction that writes a code and its answer together.
        await using (var planted = await connection.BeginTransactionAsync(Stop))
        {
            for (var sent = 0; sent < Answers; sent++)
            {
                await planted.SaveAsync("one", Stop);
                await RunAsync(connection, "update questionnaires.staff_code set is_used = is_used where code_hash = $1", pool.Sent[sent]);
                await RunAsync(connection, "update questionnaires.staff_answer set answers = answers where return_id = $1 and answers::text like $2", pool.Return, $"%answer {StaffHouse.Number(sent)}%");
                await planted.ReleaseAsync("one", Stop);
            }

            Assert.Equal(Answers, await JoinedAsync());
        }
    }

    [Fact]
    public async Task Sending_writes_one_row_and_nothing_about_who_or_when_even_for_somebody_signed_in()
    {
        var of = await house.OakAsync(await house.OpenStaffRoundAsync());
        var codes = await house.CodesAsync(of, 3);
        var signedIn = house.Browser(house.PoliceDeputy);
        var acts = await house.SqlAsync<long>("select count(*) from kernel.act");
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.SendAsync(codes[0], "Nobody else wrote this");
        await house.SendAsync(codes[1], new string('x', 4000), browser: signedIn);
        Assert.Equal(acts, await house.SqlAsync<long>("select count(*) from kernel.act"));

        await using var connection = await house.Owner.OpenConnectionAsync(Stop);
        var hand = await DatabaseInHand.ReadAsync(connection, Stop);
        var envelopes = hand.Of("questionnaires.staff_envelope").Where(r => r.Values.Contains(of.ToString())).ToList();
        Assert.Equal(2, envelopes.Count);
        Assert.DoesNotContain(hand.All, r => r.Json.ToString().Contains("Nobody else wrote this", StringComparison.Ordinal));
        Assert.Single(envelopes.Select(e => e.Json.GetProperty("sealed").GetString()!.Length).Distinct());
        foreach (var envelope in envelopes)
        {
            Assert.Same(envelope, Assert.Single(hand.WrittenBy(envelope.Xmin)));
        }

        foreach (var table in new[] { "staff_code", "staff_envelope", "staff_answer" })
        {
            Assert.Equal(0, await house.SqlAsync<long>(
                "select count(*) from information_schema.columns where table_schema = 'questionnaires' and table_name = $1 and data_type not in ('bytea', 'uuid', 'boolean', 'jsonb')", table));
        }
    }

    [Fact]
    public async Task The_program_itself_can_read_no_envelope_no_code_and_no_answer_of_fewer_than_five()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await house.OakAsync(round);
        foreach (var code in (await house.CodesAsync(of, 6)).Take(4))
        {
            await house.SendAsync(code);
        }

        await house.CloseAsync(round);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        await using var connection = await house.App.OpenConnectionAsync(Stop);
        async Task<string> AskAsync(string sql)
        {
            await using var transaction = await connection.BeginTransactionAsync(Stop);
            await RunAsync(connection, "select set_config('los.person', $1, true), set_config('los.now', $2, true)", house.OakLead.ToString(), house.Clock.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            await using var command = new NpgsqlCommand(sql, connection);
            try
            {
                return (await command.ExecuteScalarAsync(Stop))?.ToString() ?? "nothing";
            }
            catch (PostgresException refused)
            {
                return refused.SqlState;
            }
        }

        Assert.Equal("4", await AskAsync($"select taken_in from questionnaires.staff_asked where return_id = '{of}'"));
        Assert.Equal("0", await AskAsync($"select count(a.answers) from questionnaires.staff_answer a where a.return_id = '{of}'"));
        foreach (var refused in new[]
        {
            "select code_hash from questionnaires.staff_envelope", "select sealed from questionnaires.staff_envelope", "select ctid from questionnaires.staff_envelope",
            "select code_hash from questionnaires.staff_code", "update questionnaires.staff_code set is_used = false", "delete from questionnaires.staff_envelope",
            "select id from questionnaires.staff_answer", "select xmin from questionnaires.staff_answer", "select ctid from questionnaires.staff_answer",
            $"update questionnaires.staff_asked set taken_in = 5 where return_id = '{of}'", "select * from questionnaires.staff_due()",
            $"select * from questionnaires.staff_envelopes('{of}')", $"select questionnaires.take_in_staff_answers('{of}', '{{}}', '{{}}')",
            $"insert into questionnaires.staff_envelope (code_hash, return_id, sealed) values (sha256('x'), '{of}', '')", $"insert into questionnaires.staff_answer (id, return_id, answers) values (gen_random_uuid(), '{of}', '{{}}')",
        })
        {
            Assert.True(await AskAsync(refused) == "42501", refused);
        }
    }

    [Fact, Trait("Tier", "long")]
    public async Task What_was_opened_leaves_no_dead_rows_for_longer_than_the_sweep_takes()
    {
        await FillAsync();
        foreach (var table in new[] { "staff_envelope", "staff_answer", "staff_code" })
        {
            var dead = -1L;
            for (var second = 0; second < 240 && dead != 0; second++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), Stop);
                dead = await house.SqlAsync<long>("select case when last_autovacuum is null then -1 else n_dead_tup end from pg_stat_user_tables where schemaname = 'questionnaires' and relname = $1", table);
            }

            Assert.True(dead == 0, $"{table} has {dead} dead rows");
        }
    }

    private List<string> Noticed(DatabaseInHand hand, IReadOnlyList<Pool> pools)
    {
        var joined = pools.Select(p => hand.JoinByOrder(p.Sent, p.Slips, p.Return)).ToList();
        var noticed = new List<string>();
        foreach (var order in joined[0].Keys)
        {
            var (score, hits) = (joined.Sum(j => j[order].Score) / Math.Sqrt(joined.Count), joined.Sum(j => j[order].Hits));
            output.WriteLine($"{order}: {score:0.00}, {hits} hits of {pools.Count * Answers}");
            if (Math.Abs(score) > MostScore || hits > MostHits)
            {
                noticed.Add($"{order}: {score:0.00}, {hits} hits");
            }
        }

        return noticed;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(Stop);
    }
}
