using LineOfSight.Contracts;
using LineOfSight.Improvement;
using LineOfSight.Improvement.Add;
using LineOfSight.Improvement.Agree;
using LineOfSight.Improvement.Block;
using LineOfSight.Improvement.CarryOut;
using LineOfSight.Improvement.Close;
using LineOfSight.Improvement.Finalise;
using LineOfSight.Improvement.Give;
using LineOfSight.Improvement.Link;
using LineOfSight.Improvement.Move;
using LineOfSight.Improvement.Pause;
using LineOfSight.Improvement.Prepare;
using LineOfSight.Improvement.Propose;
using LineOfSight.Improvement.Read;
using LineOfSight.Improvement.Recheck;
using LineOfSight.Improvement.Resume;
using LineOfSight.Improvement.Scrutinise;
using LineOfSight.Improvement.Set;
using LineOfSight.Improvement.Share;
using LineOfSight.Improvement.Update;
using LineOfSight.Improvement.Use;
using LineOfSight.Improvement.Withdraw;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Demo;

/// <summary>The further steps of a line: recommended, decided, measured, looked at again, closed.</summary>
internal sealed partial class Thread
{
    public Task AuditedAsync(Guid by, Guid finding, DateOnly on, string found, int count, int @base, string source) =>
        EvidenceAsync(by, finding, on, new AddEvidence.Input
        {
            Kind = EvidenceKind.AuditResult, Audited = found, AuditCount = Text(count), AuditBase = Text(@base), Source = source, GivenOn = on,
        });

    public Task ReviewedAsync(Guid by, Guid finding, DateOnly on, string found, string source) =>
        EvidenceAsync(by, finding, on, new AddEvidence.Input { Kind = EvidenceKind.Review, Reviewed = found, Source = source, GivenOn = on });

    public Task SeenAsync(Guid by, Guid finding, DateOnly on, string seen, string source) =>
        EvidenceAsync(by, finding, on, new AddEvidence.Input { Kind = EvidenceKind.Observation, Observed = seen, Source = source, GivenOn = on });

    /// <summary>The first evidence of a kind that was given for a finding supports a further one.</summary>
    public async Task UseAsync(Guid by, Guid finding, EvidenceKind kind, Guid further, DateOnly on)
    {
        var reference = await stage.LookAsync(by, db => db.Set<Finding>().Where(f => f.Id == further).Select(f => f.Reference).SingleAsync(stage.Stop));
        var evidence = await FirstAsync(by, finding, kind);
        await stage.ActAsync<UseEvidence>(by, on, use => use.HandleAsync(evidence, new UseEvidence.Input { Reference = reference }, stage.Stop));
    }

    /// <summary>Whoever said the first quotation of a finding no longer agrees.</summary>
    public async Task WithdrawAsync(Guid by, Guid finding, DateOnly on, string reason)
    {
        var evidence = await FirstAsync(by, finding, EvidenceKind.Quotation);
        await stage.ChangeAsync<WithdrawConsent, Evidence>(by, on, evidence, (withdraw, version) => withdraw.HandleAsync(
            evidence, new WithdrawConsent.Input { Reason = reason, Version = version }, stage.Stop));
    }

    public Task CloseAsync(Guid by, Guid finding, DateOnly on, string? why = null) =>
        stage.ChangeAsync<CloseFinding, Finding>(by, on, finding, (close, version) => close.CloseAsync(finding, new CloseFinding.Input { Why = why, Version = version }, stage.Stop));

    public Task ReopenAsync(Guid by, Guid finding, DateOnly on, string why) =>
        stage.ChangeAsync<CloseFinding, Finding>(by, on, finding, (close, version) => close.ReopenAsync(finding, new CloseFinding.Input { Why = why, Version = version }, stage.Stop));

    /// <summary>A recommendation with all that its gate asks but a measure.</summary>
    public Task<Guid> RecommendAsync(Guid by, Guid finding, DateOnly on, string text, string outcome, string? cost, Guid owner, DateOnly recheck) =>
        stage.ActAsync<ProposeRecommendation, Guid>(by, on, propose => propose.HandleAsync(
            finding, new ProposeRecommendation.Input { Text = text, ExpectedOutcome = outcome, Cost = cost, OwnerId = owner, RecheckOn = recheck }, stage.Stop));

    public Task AgreeAsync(Guid by, Guid recommendation, DateOnly on) =>
        stage.ChangeAsync<AgreeRecommendation, Recommendation>(by, on, recommendation, (agree, version) => agree.HandleAsync(
            recommendation, new AgreeRecommendation.Input { IsAgreed = true, Version = version }, stage.Stop));

    public Task RejectAsync(Guid by, Guid recommendation, DateOnly on, string why) =>
        stage.ChangeAsync<AgreeRecommendation, Recommendation>(by, on, recommendation, (agree, version) => agree.HandleAsync(
            recommendation, new AgreeRecommendation.Input { IsAgreed = false, WhyNot = why, Version = version }, stage.Stop));

    public Task CarriedOutAsync(Guid by, Guid recommendation, DateOnly on, DateOnly recheck) =>
        stage.ChangeAsync<CarryOutRecommendation, Recommendation>(by, on, recommendation, (carry, version) => carry.HandleAsync(
            recommendation, new CarryOutRecommendation.Input { CarriedOutOn = on, RecheckOn = recheck, Version = version }, stage.Stop));

    public Task RecheckAsync(Guid by, Guid recommendation, DateOnly on, RecheckRecommendation.Found found, string? why, DateOnly? again = null) =>
        stage.ChangeAsync<RecheckRecommendation, Recommendation>(by, on, recommendation, (recheck, version) => recheck.HandleAsync(
            recommendation, new RecheckRecommendation.Input { Outcome = found, Why = why, RecheckOn = again, Version = version }, stage.Stop));

    public Task ShareAsync(Guid by, Guid record, Guid with, DateOnly on) => stage.ActAsync<ShareRecord>(by, on, share => share.HandleAsync(record, with, stage.Stop));

    public Task<Guid> DecideAsync(Guid by, Guid recommendation, DateOnly on, string question, DecisionWay way, string forum) =>
        stage.ActAsync<PrepareDecision, Guid>(by, on, prepare => prepare.HandleAsync(
            recommendation, new PrepareDecision.Input { Question = question, Way = way, Forum = forum, HeldOn = on }, stage.Stop));

    public Task SayAsync(Guid by, Guid decision, DateOnly on, Guid partner, Stance stance, string speaker, string? reasons = null) =>
        stage.ActAsync<GivePosition>(by, on, give => give.HandleAsync(
            decision, new GivePosition.Input { AgencyId = partner, Stance = stance, GivenBy = speaker, GivenOn = on, Reasons = reasons }, stage.Stop));

    public Task FinalAsync(Guid by, Guid decision, DateOnly on, DecisionOutcome outcome, string decided) =>
        stage.ChangeAsync<FinaliseDecision, Decision>(by, on, decision, (finalise, version) => finalise.HandleAsync(
            decision, new FinaliseDecision.Input { Outcome = outcome, Decided = decided, FinalOn = on, Version = version }, stage.Stop));

    public Task<Guid> MeasureAsync(Guid by, Guid above, DateOnly on, string what, string definition, string source, MeasureUnit unit, MeasureBetter better, string expected, string? countedIn = null) =>
        stage.ActAsync<SetMeasure, Guid>(by, on, set => set.HandleAsync(
            above, new SetMeasure.Input { What = what, Definition = definition, Source = source, Unit = unit, Better = better, Expected = expected, CountedIn = countedIn }, stage.Stop));

    public Task BaselineAsync(Guid by, Guid measure, DateOnly on, int? value, int? @base, string? words = null) =>
        stage.ChangeAsync<SetBaseline, Measure>(by, on, measure, (set, version) => set.HandleAsync(
            measure, new SetBaseline.Input { OnDay = on, Value = Text(value), Base = Text(@base), Words = words, Version = version }, stage.Stop));

    public Task ReadAsync(Guid by, Guid measure, DateOnly on, int? value, int? @base, ReadingResult result, string? words = null, Guid? corrects = null) =>
        stage.ChangeAsync<ReadMeasure, Measure>(by, on, measure, (read, version) => read.HandleAsync(
            measure, new ReadMeasure.Input { OnDay = on, Value = Text(value), Base = Text(@base), Words = words, Result = result, Corrects = corrects, Version = version }, stage.Stop));

    /// <summary>The last reading was mistyped: a further one puts it right, and both stay.</summary>
    public async Task CorrectAsync(Guid by, Guid measure, DateOnly on, int value, int @base, ReadingResult result, string words)
    {
        var wrong = await stage.LookAsync(by, db => db.Set<Reading>().Where(r => r.MeasureId == measure).OrderByDescending(r => r.At).Select(r => r.Id).FirstAsync(stage.Stop));
        await ReadAsync(by, measure, on, value, @base, result, words, wrong);
    }

    public Task BlockAsync(Guid by, Guid action, DateOnly on, string what) =>
        stage.ChangeAsync<BlockAction, ImprovementAction>(by, on, action, (block, version) => block.BlockAsync(action, new BlockAction.Input { BlockedBy = what, Version = version }, stage.Stop));

    public Task UnblockAsync(Guid by, Guid action, DateOnly on, string note) =>
        stage.ChangeAsync<BlockAction, ImprovementAction>(by, on, action, (block, version) => block.UnblockAsync(action, new BlockAction.Input { Note = note, Version = version }, stage.Stop));

    public Task PauseAsync(Guid by, Guid action, DateOnly on, string why) =>
        stage.ChangeAsync<PauseAction, ImprovementAction>(by, on, action, (pause, version) => pause.HandleAsync(action, new PauseAction.Input { On = on, Reason = why, Version = version }, stage.Stop));

    public Task ResumeAsync(Guid by, Guid action, DateOnly on) =>
        stage.ChangeAsync<ResumeAction, ImprovementAction>(by, on, action, (resume, version) => resume.HandleAsync(action, new ResumeAction.Input { On = on, Version = version }, stage.Stop));

    public Task MoveAsync(Guid by, Guid action, DateOnly on, DateOnly to, string why) =>
        stage.ChangeAsync<MoveDate, ImprovementAction>(by, on, action, (move, version) => move.HandleAsync(action, new MoveDate.Input { To = to, Reason = why, Version = version }, stage.Stop));

    public Task SayHowAsync(Guid by, Guid action, DateOnly on, ActionStatus status, string note) =>
        stage.ChangeAsync<UpdateProgress, ImprovementAction>(by, on, action, (update, version) => update.HandleAsync(
            action, new UpdateProgress.Input { Status = status, Note = note, Version = version }, stage.Stop));

    public Task FinishAsync(Guid by, Guid action, DateOnly on, string? whatChanged, string? whyNoEvidence = null) =>
        stage.ChangeAsync<UpdateProgress, ImprovementAction>(by, on, action, (update, version) => update.HandleAsync(
            action, new UpdateProgress.Input { Status = ActionStatus.Done, DoneOn = on, WhatChanged = whatChanged, WhyNoEvidence = whyNoEvidence, Version = version }, stage.Stop));

    public Task ScrutiniseAsync(Guid by, Guid action, DateOnly on, Verdict verdict, string? words) =>
        stage.ChangeAsync<ScrutiniseAction, ImprovementAction>(by, on, action, (scrutinise, version) => scrutinise.HandleAsync(
            action, new ScrutiniseAction.Input { Verdict = verdict, Words = words, Version = version }, stage.Stop));

    /// <summary>An action that is there already serves a further finding.</summary>
    public async Task LinkAsync(Guid by, Guid action, Guid finding, DateOnly on)
    {
        var reference = await stage.LookAsync(by, db => db.Set<ImprovementAction>().Where(a => a.Id == action).Select(a => a.Reference).SingleAsync(stage.Stop));
        await stage.ActAsync<LinkAction>(by, on, link => link.HandleAsync(finding, new LinkAction.Input { Reference = reference }, stage.Stop));
    }

    /// <summary>Written and delivered on one day.</summary>
    public async Task TellAsync(Guid by, Guid finding, DateOnly on, string to, string words, string way, string deliveredBy) =>
        await DeliverAsync(by, await AnswerAsync(by, finding, on, to, words), on, way, deliveredBy);

    private Task<Guid> FirstAsync(Guid by, Guid finding, EvidenceKind kind) => stage.LookAsync(by, db => db.Set<Evidence>()
        .Where(e => e.FindingId == finding && e.Kind == kind).OrderBy(e => e.AddedAt).Select(e => e.Id).FirstAsync(stage.Stop));

    private static string? Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
