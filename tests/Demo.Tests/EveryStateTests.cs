using LineOfSight.Improvement;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Demo.Tests;

/// <summary>The demonstration of one day, in a house whose clock stands on it.</summary>
public sealed class InventedHouse : House
{
    protected override async Task FillAsync() => Assert.True(
        await Demonstration.MakeAsync(Installation.ServicesForVerbs, TextWriter.Null, CancellationToken.None, Clock.Today()));
}

/// <summary>Whoever looks around in the demonstration finds every state that a line can be in, and not one line that is broken.</summary>
public sealed class EveryStateTests(InventedHouse house) : IClassFixture<InventedHouse>
{
    /// <summary>States that files, board papers and asks by link leave: the demonstration imports no list, writes no paper and asks nobody by link.</summary>
    private static readonly string[] FromElsewhere = ["LineOfSight.Improvement.Arrive", "LineOfSight.Improvement.Report", "LineOfSight.Improvement.Ask"];

    private static readonly Dictionary<string, string> Words = new()
    {
        ["an answer that is written and not delivered"] = "select count(*) from improvement.answer where delivered_on is null",
        ["a finding that waits for its answer"] = "select count(*) from improvement.finding where answered_on is null and answer_by is not null",
        ["a finding that was closed"] = "select count(*) from improvement.finding where closed_on is not null",
        ["a finding that was opened again"] = "select count(*) from kernel.act where kind = 'improvement.finding.reopened'",
        ["a finding about a case"] = "select count(*) from improvement.finding where is_case_level",
        ["words whose consent has ended"] = "select count(*) from improvement.evidence where consent_until < $1",
        ["words whose consent ends"] = "select count(*) from improvement.evidence where consent_until > $1",
        ["words that were withdrawn"] = "select count(*) from kernel.act where kind = 'improvement.evidence.consent-withdrawn'",
        ["evidence that supports two findings"] = "select count(*) from improvement.evidence_use",
        ["an audit with its numbers"] = "select count(*) from improvement.evidence where kind = 'AuditResult' and base is not null",
        ["a decision that waits for a position"] = "select count(*) from improvement.decision where final_on is null",
        ["a decision with a partner that disagrees"] = "select count(*) from improvement.decision d where d.final_on is not null and exists (select 1 from improvement.partner_position p where p.decision_id = d.id and p.stance = 'Against' and not exists (select 1 from improvement.partner_position l where l.decision_id = p.decision_id and l.agency_id = p.agency_id and l.number > p.number))",
        ["a position that was changed"] = "select count(*) from improvement.partner_position where number > 1",
        ["an action that is paused"] = "select count(*) from improvement.action where due_on is null and done_on is null",
        ["an action that was moved"] = "select count(*) from kernel.act where kind = 'improvement.action.moved'",
        ["an action that went on after a pause"] = "select count(*) from kernel.act where kind = 'improvement.action.resumed'",
        ["an action that is blocked, late and risen"] = "select count(*) from improvement.action a where a.blocked_by is not null and a.due_on < $1 and exists (select 1 from improvement.rise r where r.record_id = a.id and r.step = 2)",
        ["a line that rose to the executive"] = "select count(*) from improvement.rise where step = 3",
        ["an action that supports are named for"] = "select count(*) from improvement.action_support where until is null",
        ["an action that was returned and is open"] = "select count(*) from improvement.action where scrutiny = 'Returned' and done_on is null",
        ["an action that was accepted after it was returned"] = "select count(*) from improvement.scrutiny a join improvement.scrutiny r on r.action_id = a.action_id and r.at < a.at where a.verdict = 'Accepted' and r.verdict = 'Returned'",
        ["an action without evidence of what changed"] = "select count(*) from improvement.action where done_on is not null and why_no_evidence is not null",
        ["an action that serves two findings"] = "select count(*) from (select action_id from improvement.finding_action group by action_id having count(*) > 1) a",
        ["a measure without a baseline"] = "select count(*) from improvement.measure where baseline_on is null",
        ["a measure with a baseline and no reading"] = "select count(*) from improvement.measure where baseline_on is not null and result is null",
        ["a measure that changed nothing and then showed a change"] = "select count(*) from improvement.reading a join improvement.reading b on b.measure_id = a.measure_id and b.at > a.at where a.result = 'NoChange' and b.result = 'Better'",
        ["a reading that was put right"] = "select count(*) from improvement.reading where corrects_id is not null",
        ["a recommendation that two partnerships decided on"] = "select count(*) from (select l.recommendation_id from improvement.decision_recommendation l join improvement.decision d on d.id = l.decision_id group by 1 having count(distinct d.partnership_id) > 1) r",
        ["a finding with two recommendations"] = "select count(*) from (select finding_id from improvement.finding_recommendation group by 1 having count(*) > 1) r",
        ["each of the six purposes"] = "select case when bit_or(purposes) = 63 then 1 else 0 end::bigint from improvement.finding",
    };

    public static TheoryData<string> Kinds => [.. Words.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task There_is(string what) => Assert.True(await CountAsync(Words[what]) > 0, $"The demonstration has no {what}");

    [Fact]
    public async Task Every_value_of_every_state_that_a_record_can_have_occurs()
    {
        var looked = 0;
        var missing = new List<string>();
        await using var scope = house.Services.CreateAsyncScope();
        foreach (var type in scope.ServiceProvider.GetRequiredService<LineOfSightDb>().Model.GetEntityTypes()
            .Where(t => t.ClrType.Assembly == typeof(ImprovementModule).Assembly && !FromElsewhere.Contains(t.ClrType.Namespace)))
        {
            foreach (var property in type.GetProperties().Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum && p.GetProviderClrType() == typeof(string)
                // What kind of record something is about is no state of it.
                && p.Name != "RecordKind"))
            {
                looked++;
                var found = await ValuesAsync($"select distinct {property.GetColumnName()} from {type.GetSchema()}.{type.GetTableName()}");
                missing.AddRange(Enum.GetNames(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).Except(found).Select(v => $"{type.GetTableName()}.{property.GetColumnName()} is never {v}"));
            }
        }

        Assert.True(looked >= 12, $"Only {looked} states were found");
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    private Task<long> CountAsync(string sql) =>
        sql.Contains("$1", StringComparison.Ordinal) ? house.SqlAsync<long>(sql, house.Clock.Today()) : house.SqlAsync<long>(sql);

    private async Task<IReadOnlyList<string>> ValuesAsync(string sql)
    {
        await using var command = house.Owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            if (!reader.IsDBNull(0))
            {
                values.Add(reader.GetString(0));
            }
        }

        return values;
    }
}
