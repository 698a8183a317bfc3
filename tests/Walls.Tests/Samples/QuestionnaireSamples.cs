using LineOfSight.Questionnaires;
using LineOfSight.Questionnaires.Definitions;
using LineOfSight.Questionnaires.Fill;
using LineOfSight.Questionnaires.Follow;
using LineOfSight.Questionnaires.Prepare;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>An open round of one question, in which the place's agency is asked.</summary>
internal class RoundSample : Sample
{
    public const string Question = "named-lead";

    public override string Noun => "round";

    public override async Task<string> MakeAsync(Place place)
    {
        var round = await PreparedAsync(place);
        await place.World.WithAsync<OpenRound>(place.World.ManagerOf(place.Partnership), (open, stop) => open.HandleAsync(round, 1, stop));
        return $"{round}";
    }

    internal static string NewText() => TextOf(Kernel.Data.NewId.Next().ToString("N")[..10]);

    private static string TextOf(string mark) =>
        $"""
        questionnaire: walls-{mark}
        version: 1
        title: A questionnaire of the walls
        source: Invented
        for: agencies
        scheme: met
        how: yes
        evidence: yes
        sections:
          - id: one
            title: One
            questions:
              - id: {Question}
                ask: Is it so?
        """;

    internal static Task<OwnDefinition> DraftAsync(Place place) => place.World.WithAsync<KeepDefinition, OwnDefinition>(
        place.World.ManagerOf(place.Partnership), (keep, stop) => keep.AddAsync(new() { Text = NewText() }, stop));

    internal static async Task<Guid> PreparedAsync(Place place)
    {
        var own = await DraftAsync(place);
        var today = DateOnly.FromDateTime(place.World.Clock.GetUtcNow().UtcDateTime);
        return (await place.World.WithAsync<PrepareRound, Round>(place.World.ManagerOf(place.Partnership), (prepare, stop) => prepare.HandleAsync(
            new() { Definition = own.Id.ToString(), Staff = "school-staff.1", Title = $"Round {place.Mark}", OpensOn = today, DueOn = today.AddDays(30), IsChosen = true, Agencies = [place.Agency] }, stop))).Id;
    }
}

/// <summary>A round that nobody has heard of.</summary>
internal sealed class PreparedRoundSample : RoundSample
{
    public override string Route => "/questionnaires/prepare/open/";

    public override async Task<string> MakeAsync(Place place) => $"{await PreparedAsync(place)}";
}

/// <summary>A return that the place's agency has not begun.</summary>
internal class OpenReturnSample : Sample
{
    public override string Noun => "return";

    public override string Route => "/questionnaires/";

    public override async Task<string> MakeAsync(Place place) => $"{await OpenAsync(place)}";

    internal static async Task<Guid> OpenAsync(Place place)
    {
        var round = Guid.Parse(await new RoundSample().MakeAsync(place));
        return await place.World.SqlAsync<Guid>("select id from questionnaires.return where round_id = $1", round);
    }

    // Somebody of the agency answers its one question and signs.
    internal static async Task<string> SignedAsync(Place place)
    {
        var (of, lead) = await AnsweredAsync(place);
        await place.World.WithAsync<SignOff>(lead, (sign, stop) => sign.HandleAsync(of, new() { SignerName = "A lead", SignerRole = "Lead", IsAccurate = true }, stop));
        return $"{of}";
    }

    internal static async Task<(Guid Of, Guid Lead)> AnsweredAsync(Place place)
    {
        var of = await OpenAsync(place);
        var lead = await place.World.PersonAsync($"Lead {place.Mark}", "agency-lead", place.Partnership, place.Agency);
        await place.World.WithAsync<SavePage>(lead, async (save, stop) => await save.HandleAsync(
            of, RoundSample.Question, new() { IsCompleted = true, Answers = { [RoundSample.Question] = new() { Chosen = ["partly"], How = "Minutes", Next = "Write it down" } } }, stop));
        return (of, lead);
    }
}

/// <summary>A round with a return that came on paper, is complete, and waits for the name of whoever signed.</summary>
internal sealed class EnteredRoundSample : RoundSample
{
    public override string Route => "/questionnaires/papers/sign-all/";

    public override async Task<string> MakeAsync(Place place)
    {
        var (of, _) = await OpenReturnSample.AnsweredAsync(place);
        await place.World.SqlAsync(
            "update questionnaires.return set answered_itself = false, keyed_by = $2, keyed_at = now() where id = $1", of, place.World.ManagerOf(place.Partnership));
        return $"{await place.World.SqlAsync<Guid>("select round_id from questionnaires.return where id = $1", of)}";
    }
}

/// <summary>A return that came on paper: its agency has not begun online.</summary>
internal sealed class KeyedReturnSample : OpenReturnSample
{
    public override string Route => "/questionnaires/papers/";
}

/// <summary>A return of which every question is answered.</summary>
internal sealed class AnsweredReturnSample : OpenReturnSample
{
    public override string Route => "/questionnaires/fill/check/";

    public override async Task<string> MakeAsync(Place place) => $"{(await AnsweredAsync(place)).Of}";
}

/// <summary>A return that is still asked for, to be excused.</summary>
internal sealed class ExcusedReturnSample : OpenReturnSample
{
    public override string Route => "/questionnaires/follow/excuse/";
}

/// <summary>A return that was signed off, as its readers see it.</summary>
internal sealed class SignedReturnSample : OpenReturnSample
{
    public override string Route => "/questionnaires/return/";

    public override Task<string> MakeAsync(Place place) => SignedAsync(place);
}

/// <summary>A return that was signed off, to be opened again.</summary>
internal sealed class ReopenedReturnSample : OpenReturnSample
{
    public override string Route => "/questionnaires/reopen/";

    public override Task<string> MakeAsync(Place place) => SignedAsync(place);
}

/// <summary>A return that was signed off, and that the agency may share with other areas.</summary>
internal sealed class SharedReturnSample : OpenReturnSample
{
    public override string Route => "/questionnaires/answer-once/";

    public override async Task<string> MakeAsync(Place place)
    {
        var of = await SignedAsync(place);
        var lead = await place.World.PersonAsync($"Sharing lead {place.Mark}", "agency-lead", place.Partnership, place.Agency);
        await place.World.WithAsync<Questionnaires.AnswerOnce.WithholdAnswer>(lead, (withhold, stop) => withhold.HandleAsync(
            Guid.Parse(of), RoundSample.Question, new() { IsSome = false, Because = "It is about a person" }, stop));
        return of;
    }
}

/// <summary>A draft of the partnership's own.</summary>
internal sealed class DefinitionSample : Sample
{
    public override string Noun => "definition";

    public override string Route => "/questionnaires/";

    public override async Task<string> MakeAsync(Place place) => $"{(await RoundSample.DraftAsync(place)).Id}";
}

/// <summary>A questionnaire that comes with the product: the same for everybody.</summary>
internal sealed class ShippedSample : Sample
{
    public override string Noun => "questionnaire";

    public override bool IsNational => true;

    public override Task<string> MakeAsync(Place place) => Task.FromResult("section-11.2");
}

/// <summary>A question of the sample's questionnaire.</summary>
internal sealed class QuestionSample : Sample
{
    public override string Noun => "question";

    public override bool IsNational => true;

    public override Task<string> MakeAsync(Place place) => Task.FromResult(RoundSample.Question);
}

/// <summary>The secret of a link to a return that can be answered.</summary>
internal sealed class ReturnSecretSample : Sample
{
    public override string Noun => "secret";

    public override string Route => "/questionnaires/link";

    public override bool IsNational => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var of = await OpenReturnSample.OpenAsync(place);
        return await place.World.WithAsync<ChangeReturn, string>(place.World.ManagerOf(place.Partnership), (change, stop) => change.SendLinkAsync(of, new() { Address = "asked@example.org" }, stop));
    }
}

/// <summary>A question back about the place's agency's return, which waits for an answer.</summary>
internal sealed class ChallengeSample : Sample
{
    public override string Noun => "challenge";

    public override async Task<string> MakeAsync(Place place)
    {
        var of = Guid.Parse(await OpenReturnSample.SignedAsync(place));
        return $"{await place.World.WithAsync<Assurance.Challenge.AskBack, Guid>(place.World.ManagerOf(place.Partnership), (ask, stop) => ask.HandleAsync(of, RoundSample.Question, "How do you know?", stop))}";
    }
}

/// <summary>A round in which the place's agency has signed off.</summary>
internal sealed class ComparedRoundSample : RoundSample
{
    public override string Route => "/assurance/";

    public override async Task<string> MakeAsync(Place place) =>
        $"{await place.World.SqlAsync<Guid>("select round_id from questionnaires.return where id = $1", Guid.Parse(await OpenReturnSample.SignedAsync(place)))}";
}

/// <summary>A return that was signed off, to be moderated.</summary>
internal sealed class ModeratedReturnSample : OpenReturnSample
{
    public override string Route => "/assurance/";

    public override Task<string> MakeAsync(Place place) => SignedAsync(place);
}

/// <summary>A code for staff that nobody has used.</summary>
internal sealed class StaffCodeSample : Sample
{
    public override string Noun => "slip";

    public override bool IsNational => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var of = await OpenReturnSample.OpenAsync(place);
        var lead = await place.World.PersonAsync($"Lead {place.Mark}", "agency-lead", place.Partnership, place.Agency);
        return (await place.World.WithAsync<Questionnaires.Staff.MakeCodes, IReadOnlyList<string>>(lead, (make, stop) => make.HandleAsync(
            of, new() { Staff = 20, CountedOn = DateOnly.FromDateTime(place.World.Clock.GetUtcNow().UtcDateTime), Codes = 1 }, stop)))[0];
    }
}
