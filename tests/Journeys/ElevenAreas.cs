using System.Globalization;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>An invented police force, the area that it answers, and ten more that ask the same; the first of them asks a question of its own.</summary>
public sealed class ElevenAreas : House
{
    public const string Force = "Greater Northshire Police";
    public const string Title = "Section 11, this year";

    private const string Shared =
        """
        questionnaire: force
        version: 1
        title: Section 11 self-assessment
        source: Invented for this journey
        for: agencies
        scheme: met
        how: yes
        sections:
          - id: lead
            title: Leadership
            questions:
              - { id: senior-lead, ask: "Is a senior officer accountable for safeguarding?", short: Senior lead }
              - { id: allegations, ask: "Are allegations about officers dealt with well?", short: Allegations }
        """;

    private const string Local =
        """
        questionnaire: force-hub
        version: 1
        title: Our hub
        source: Invented for this journey
        for: agencies
        extends: force
        sections:
          - id: hub
            title: Our hub
            questions:
              - { id: hub, kind: long-text, ask: "Who works in our hub every day?", short: The hub }
        """;

    internal sealed record Area(Guid Id, string Name, Guid Manager, Guid Round, Guid Return);

    /// <summary>The first answers are given here; then come the ten.</summary>
    internal IReadOnlyList<Area> Areas { get; private set; } = [];

    public Guid Lead { get; private set; }

    protected override async Task FillAsync()
    {
        var (force, areas) = (NewId.Next(), new List<Area>());
        await SqlAsync("insert into register.agency (id, name, type, version) values ($1, $2, 'police', 1)", force, Force);
        foreach (var number in Enumerable.Range(0, 11))
        {
            var name = $"{(char)('A' + number)}shire Safeguarding Children Partnership";
            var at = await PartnershipAsync(name);
            var manager = await PersonAsync($"Manager of {(char)('A' + number)}shire", "business-manager", at);
            Lead = number == 0 ? await PersonAsync("Frances Force", "agency-lead", at, force) : Lead;
            if (number > 0)
            {
                await AssignAsync(Lead, "agency-lead", at, force);
            }

            areas.Add(await AskAsync(at, name, manager, force, number));
        }

        Areas = areas;
    }

    private async Task<Area> AskAsync(Guid at, string name, Guid manager, Guid force, int number)
    {
        var (round, of, today, now) = (NewId.Next(), NewId.Next(), Clock.Today(), Clock.GetUtcNow());
        var (definition, local) = (await DefinitionAsync(at, "force", Shared, null), number == 1 ? await DefinitionAsync(at, "force-hub", Local, "force") : (object)DBNull.Value);
        await SqlAsync("insert into register.agency_role (id, partnership_id, agency_id, standing, starts_on, version) values ($1, $2, $3, 'Relevant', '2020-01-01', 1)", NewId.Next(), at, force);
        await SqlAsync(
            """
            insert into questionnaires.round (id, partnership_id, reference, title, audience, definition_id, local_definition_id, opens_on, due_on, state, kinds, is_chosen, opened_at, version)
            values ($1, $2, $3, $4, 'Agencies', $5, $6, $7, $8, 'Open', '{}', true, $9, 1)
            """,
            round, at, string.Create(CultureInfo.InvariantCulture, $"N-J9{number:00}"), Title, definition, local, today, today.AddDays(20 + number), now);
        await SqlAsync(
            """
            insert into questionnaires.return (id, partnership_id, round_id, definition_id, local_definition_id, reference, agency_id, name, type_key, kind_words, due_on, state, asked, finished, answered_itself, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 'police', 'Police', $9, 'Issued', $10, 0, false, 1)
            """,
            of, at, round, definition, local, string.Create(CultureInfo.InvariantCulture, $"T-J9{number:00}"), force, Force, today.AddDays(20 + number), number == 1 ? 3 : 2);
        return new(at, name, manager, round, of);
    }

    private async Task<Guid> DefinitionAsync(Guid at, string key, string text, string? extends)
    {
        var id = NewId.Next();
        await SqlAsync(
            """
            insert into questionnaires.definition (id, partnership_id, key, number, title, audience, text, extends, state, added_at, issued_at, version)
            values ($1, $2, $3, 1, 'Section 11 self-assessment', 'Agencies', $4, $5, 'Issued', $6, $6, 1)
            """,
            id, at, key, text, (object?)extends ?? DBNull.Value, Clock.GetUtcNow());
        return id;
    }

    /// <summary>Gives a window to somebody: from now on it is theirs.</summary>
    internal async Task AsAsync(IPage page, Guid person)
    {
        var session = SessionOf(person);
        await page.Context.ClearCookiesAsync();
        await page.Context.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = Address }]);
    }
}
