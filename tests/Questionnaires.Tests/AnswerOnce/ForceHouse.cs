using System.Globalization;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Definitions;
using LineOfSight.Questionnaires.Fill;
using LineOfSight.Questionnaires.Prepare;
using LineOfSight.Questionnaires.Reopen;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.AnswerOnce;

/// <summary>One invented police force that three partnerships ask, and people who act for it in all of them or in one.</summary>
public class ForceHouse : House
{
    public static readonly Guid Police = new("5a000002-0000-4000-8000-000000000001");
    public static readonly Guid Health = new("5a000002-0000-4000-8000-000000000002");

    /// <summary>What one area asks beside the questionnaire.</summary>
    public const string LocalText =
        """
        questionnaire: beside-KEY
        version: 1
        title: What the north asks as well
        source: Invented for these tests
        for: agencies
        extends: KEY
        sections:
          - id: north
            title: Our own questions
            questions:
              - { id: north-hub, kind: long-text, ask: "How do you work with our hub?", short: The hub }
        """;

    private int keys;

    internal sealed record Area(Guid Id, string Name, Guid Manager);

    /// <summary>What an area asks of the force.</summary>
    internal sealed record Asked(Area Area, Guid Round, Guid Return);

    internal IReadOnlyList<Area> Areas { get; private set; } = [];

    /// <summary>Acts for the force in every area.</summary>
    public Guid ForceLead { get; private set; }

    /// <summary>Acts for the force in the first area alone.</summary>
    public Guid Deputy { get; private set; }

    public Guid HealthLead { get; private set; }

    public DateOnly Today => LineOfSight.Kernel.Clocks.London.DateOf(Clock.GetUtcNow());

    protected override async Task FillAsync()
    {
        var areas = new List<Area>();
        await SqlAsync("insert into register.agency (id, name, type, version) values ($1, 'Greater Northshire Police', 'police', 1), ($2, 'Northshire Health Trust', 'health-provider', 1)", Police, Health);
        foreach (var name in new[] { "East", "North", "West" })
        {
            var id = await PartnershipAsync($"{name} Northshire Safeguarding Children Partnership");
            foreach (var agency in new[] { Police, Health })
            {
                await SqlAsync("insert into register.agency_role (id, partnership_id, agency_id, standing, starts_on, version) values ($1, $2, $3, 'Relevant', '2020-01-01', 1)", NewId.Next(), id, agency);
            }

            areas.Add(new(id, $"{name} Northshire Safeguarding Children Partnership", await PersonAsync($"{name} Manager", "business-manager", id)));
        }

        Areas = areas;
        ForceLead = await PersonAsync("Frances Force", "agency-lead", areas[0].Id, Police);
        await AssignAsync(ForceLead, "agency-lead", areas[1].Id, Police);
        await AssignAsync(ForceLead, "agency-lead", areas[2].Id, Police);
        Deputy = await PersonAsync("Dana Deputy", "agency-lead", areas[0].Id, Police);
        HealthLead = await PersonAsync("Hana Health", "agency-lead", areas[0].Id, Health);
    }

    /// <summary>Every area asks the same in a round of its own; the second can ask questions of its own beside it.</summary>
    internal async Task<IReadOnlyList<Asked>> AskAsync(bool withLocal = false, Func<string, string>? second = null)
    {
        var key = $"force-{(++keys).ToString(CultureInfo.InvariantCulture)}";
        var text = QuestionnairesHouse.ShortText.Replace("questionnaire: short", $"questionnaire: {key}", StringComparison.Ordinal);
        var asked = new List<Asked>();
        foreach (var (area, i) in Areas.Select((a, i) => (a, i)))
        {
            var round = await OpenAsync(area, i == 1 && second is not null ? second(text) : text, withLocal && i == 1 ? LocalText.Replace("KEY", key, StringComparison.Ordinal) : null, 30 + i);
            asked.Add(new(area, round, await ReturnOfAsync(round)));
        }

        return asked;
    }

    internal async Task<Guid> OpenAsync(Area area, string text, string? local, int days)
    {
        var definition = await AsAsync(area.Manager, async s => (await s.GetRequiredService<KeepDefinition>().AddAsync(new() { Text = text }, CancellationToken.None)).Id);
        var beside = local is null ? null : (Guid?)await AsAsync(area.Manager, async s => (await s.GetRequiredService<KeepDefinition>().AddAsync(new() { Text = local }, CancellationToken.None)).Id);
        var round = await AsAsync(area.Manager, s => s.GetRequiredService<PrepareRound>().HandleAsync(
            new() { Definition = definition.ToString(), Local = beside?.ToString(), Title = "Section 11, this year", OpensOn = Today, DueOn = Today.AddDays(days), IsChosen = true, Agencies = [Police] }, CancellationToken.None));
        await AsAsync(area.Manager, s => s.GetRequiredService<OpenRound>().HandleAsync(round.Id, 1, CancellationToken.None));
        return round.Id;
    }

    public Task<Guid> ReturnOfAsync(Guid round) => SqlAsync<Guid>("select id from questionnaires.return where round_id = $1 and agency_id = $2", round, Police);

    /// <summary>Somebody of the force answers every page of a return that is not answered elsewhere, and signs it off.</summary>
    public async Task SignAsync(Guid of, string how, Guid? by = null)
    {
        await AnswerAsync(of, how, by);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await AsAsync(by ?? ForceLead, s => s.GetRequiredService<SignOff>().HandleAsync(of, new() { SignerName = "Chief Officer", SignerRole = "Assistant chief constable", IsAccurate = true }, CancellationToken.None));
    }

    public async Task AnswerAsync(Guid of, string how, Guid? by = null)
    {
        var answers = new Dictionary<string, TypedAnswer>
        {
            ["named-lead"] = new() { Chosen = ["fully"], How = how }, ["contracts"] = new() { Chosen = ["yes"] }, ["in-contracts"] = new() { Text = "Clause nine of every contract" },
            ["warrants"] = new() { Number = "12" }, ["contact"] = new() { Text = "The named officer", Role = "Detective inspector" }, ["comments"] = new() { Text = "Nothing else" },
            ["north-hub"] = new() { Text = "An officer sits in the hub" },
        };
        await AsAsync(by ?? ForceLead, async s =>
        {
            var (read, save) = (s.GetRequiredService<ReadReturn>(), s.GetRequiredService<SavePage>());
            var done = new HashSet<string>();
            for (var sheet = await read.SheetAsync(await read.FindOpenAsync(of, CancellationToken.None), CancellationToken.None); sheet.Pages.FirstOrDefault(p => done.Add(p.Id)) is { } page;)
            {
                sheet = await save.HandleAsync(
                    of, page.Id, new() { IsCompleted = true, Version = sheet.VersionOf(page), Answers = page.Questions.ToDictionary(q => q.Id, q => answers[q.Id]) }, CancellationToken.None);
            }
        });
    }

    internal Task ShareAsync(Guid lead, IEnumerable<Asked> with, Guid? by = null) => AsAsync(by ?? ForceLead, s => s.GetRequiredService<ShareReturn>().HandleAsync(lead, new() { With = [.. with.Select(a => a.Return)] }, CancellationToken.None));

    internal Task WithholdAsync(Guid lead, string question, string because, params Area[] from) => AsAsync(ForceLead, s => s.GetRequiredService<WithholdAnswer>().HandleAsync(
        lead, question, new() { IsSome = from.Length > 0, From = [.. from.Select(a => a.Id)], Because = because }, CancellationToken.None));

    internal Task WithdrawAsync(Guid lead, string because, Guid? by = null, params Asked[] from) => AsAsync(by ?? ForceLead, s => s.GetRequiredService<WithdrawSharing>().HandleAsync(
        lead, new() { IsEverywhere = from.Length == 0, From = [.. from.Select(a => a.Return)], Because = because }, CancellationToken.None));

    internal async Task ReopenAsync(Area area, Guid of)
    {
        var version = await SqlAsync<int>("select version from questionnaires.return where id = $1", of);
        await AsAsync(area.Manager, s => s.GetRequiredService<ReopenReturn>().HandleAsync(of, new() { Reason = "Something is missing", Version = version }, CancellationToken.None));
    }

    /// <summary>The lead is opened again, answered in other words, and signed off.</summary>
    internal async Task EditAsync(Asked lead, string how, Guid? by = null)
    {
        await ReopenAsync(lead.Area, lead.Return);
        Clock.Advance(TimeSpan.FromHours(1));
        await SignAsync(lead.Return, how, by);
    }

    /// <summary>A return that was signed off once and is the answer for the others.</summary>
    internal async Task<IReadOnlyList<Asked>> SharedAsync(string how, bool withLocal = false)
    {
        var asked = await AskAsync(withLocal);
        await SignAsync(asked[0].Return, how);
        await ShareAsync(asked[0].Return, asked.Skip(1));
        return asked;
    }

    internal Task<string> StateAsync(Asked asked) => SqlAsync<string>("select state from questionnaires.return where id = $1", asked.Return);

    internal async Task<string> PageAsync(Asked asked) => (await Browser(asked.Area.Manager).GetAsync($"/questionnaires/return/{asked.Return}")).Text;

    /// <summary>How many fully met the first standard in a round, as it is counted.</summary>
    internal Task<long> CountedAsync(Asked asked) => SqlAsync<long>("select coalesce(sum(count), 0)::bigint from assurance.grade_count where round_id = $1 and question = 'named-lead' and grade = 'fully'", asked.Round);

    /// <summary>Says as a person to the database what a page never would; the state that it answers with, or null when it does.</summary>
    public async Task<string?> SayAsync(Guid person, string sql)
    {
        await using var connection = await App.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var who = new Npgsql.NpgsqlCommand("select set_config('los.person', $1, true), set_config('los.now', $2, true)", connection, transaction)
        {
            Parameters = { new() { Value = person.ToString() }, new() { Value = Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) } },
        })
        {
            await who.ExecuteNonQueryAsync();
        }

        await using var command = new Npgsql.NpgsqlCommand(sql, connection, transaction);
        try
        {
            return (await command.ExecuteScalarAsync())?.ToString();
        }
        catch (Npgsql.PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
