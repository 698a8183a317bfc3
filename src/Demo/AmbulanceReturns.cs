using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Definitions;
using LineOfSight.Questionnaires.Prepare;
using LineOfSight.Register;
using LineOfSight.Register.Agencies;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Demo;

/// <summary>
/// An ambulance service that three areas ask for the same self-assessment. It answered once, for the first; the second asks a question of its
/// own beside it, and one answer stays out of the third.
/// </summary>
internal sealed class AmbulanceReturns(Stage stage, NorfolkReturns returns, IReadOnlyList<Founded> areas)
{
    private const string Local =
        """
        questionnaire: section-11-handover
        version: 1
        title: Handover at our hospitals
        source: Agreed by the partnership’s executive
        for: agencies
        extends: section-11
        scheme: met
        how: yes
        sections:
          - id: handover
            title: Handover at our hospitals
            questions:
              - id: handover-worries
                short: Worries at handover
                ask: When a crew hands a child over and is worried about more than the illness, does that worry always reach the ward in writing?
        """;

    private const string StaysOut = "allegations";

    /// <summary>The three rounds, the one return, and what became of it.</summary>
    public async Task TellAsync()
    {
        var (begun, lead, agency) = (stage.Ago(50), Guid.Empty, Guid.Empty);
        foreach (var at in areas)
        {
            agency = (await stage.AgencyAsync(at.Manager, begun, at.Id, "Moorland Ambulance Service", "ambulance", Standing.Relevant)).AgencyId;
            lead = lead == Guid.Empty ? await stage.InviteAsync(at.Manager, begun, "agency-lead", at.Id, "Head of safeguarding, ambulance service", agency) : await stage.AlsoAsync(lead, at.Manager, begun, "agency-lead", at.Id, agency);
        }

        var (service, asked) = (new Side(agency, lead, "Director of quality and nursing"), new List<Guid>());
        foreach (var (at, i) in areas.Select((a, i) => (a, i)))
        {
            asked.Add(await AskAsync(at, agency, i == 1, stage.Today.AddDays(9 + (7 * i))));
        }

        await returns.FillAsync(service, asked[0], stage.Ago(19), int.MaxValue);
        await returns.SignAsync(service, asked[0], stage.Ago(12));
        await stage.ActAsync<WithholdAnswer>(lead, stage.Ago(11), withhold => withhold.HandleAsync(
            asked[0], StaysOut, new() { IsSome = true, From = [areas[2].Id], Because = "An employment matter in your area is not finished. We will share it when it is." }, stage.Stop));
        await stage.ActAsync<ShareReturn, int>(lead, stage.Ago(11), share => share.HandleAsync(asked[0], new() { With = asked[1..] }, stage.Stop));
    }

    private async Task<Guid> AskAsync(Founded at, Guid agency, bool withLocal, DateOnly due)
    {
        var on = stage.Ago(44);
        var local = withLocal ? (await stage.ActAsync<KeepDefinition, OwnDefinition>(at.Manager, on, keep => keep.AddAsync(new() { Text = Local }, stage.Stop))).Id.ToString() : null;
        var round = await stage.ActAsync<PrepareRound, Round>(at.Manager, on, prepare => prepare.HandleAsync(
            new() { Definition = "section-11.2", Local = local, Title = "Section 11 self-assessment, services that span areas", OpensOn = on, DueOn = due, IsChosen = true, Agencies = [agency] }, stage.Stop));
        await stage.ActAsync<OpenRound>(at.Manager, on, open => open.HandleAsync(round.Id, round.Version, stage.Stop));
        return await stage.LookAsync(at.Manager, db => db.Set<Return>().Where(r => r.RoundId == round.Id && r.AgencyId == agency).Select(r => r.Id).SingleAsync(stage.Stop));
    }
}
