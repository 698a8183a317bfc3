using LineOfSight.Kernel.Acts;

namespace LineOfSight.Improvement;

/// <summary>The audited acts of this module.</summary>
internal static class ImprovementActs
{
    public static readonly ActKind FindingRaised = new("improvement.finding.raised", "raised this finding");
    public static readonly ActKind FindingEdited = new("improvement.finding.edited", "changed this finding");
    public static readonly ActKind FindingShared = new("improvement.finding.shared", "shared this finding with another partnership");
    public static readonly ActKind FindingOpened = new("improvement.finding.opened", "opened this finding about one child’s case", IsRead: true);
    public static readonly ActKind EvidenceAdded = new("improvement.evidence.added", "added evidence");
    public static readonly ActKind EvidenceEdited = new("improvement.evidence.edited", "corrected evidence");
    public static readonly ActKind EvidenceUsed = new("improvement.evidence.used", "used evidence for a further finding");
    public static readonly ActKind ConsentWithdrawn = new("improvement.evidence.consent-withdrawn", "recorded that words may no longer be used");
    public static readonly ActKind FindingClosed = new("improvement.finding.closed", "closed this finding");
    public static readonly ActKind FindingReopened = new("improvement.finding.reopened", "opened this finding again");
    public static readonly ActKind RecommendationProposed = new("improvement.recommendation.proposed", "proposed this recommendation");
    public static readonly ActKind RecommendationLinked = new("improvement.recommendation.linked", "linked this recommendation to a finding");
    public static readonly ActKind RecommendationEdited = new("improvement.recommendation.edited", "changed this recommendation");
    public static readonly ActKind RecommendationAgreed = new("improvement.recommendation.agreed", "agreed this recommendation");
    public static readonly ActKind RecommendationRejected = new("improvement.recommendation.rejected", "rejected this recommendation");
    public static readonly ActKind RecommendationCarriedOut = new("improvement.recommendation.carried-out", "recorded that this recommendation was carried out");
    public static readonly ActKind RecommendationLookedAt = new("improvement.recommendation.looked-at", "looked again at this recommendation");
    public static readonly ActKind RecommendationClosed = new("improvement.recommendation.closed", "closed this recommendation");
    public static readonly ActKind RecommendationShared = new("improvement.recommendation.shared", "shared this recommendation with another partnership");
    public static readonly ActKind RecommendationOpened = new("improvement.recommendation.opened", "opened this recommendation about one child’s case", IsRead: true);
    public static readonly ActKind DecisionPrepared = new("improvement.decision.prepared", "prepared this decision");
    public static readonly ActKind DecisionEdited = new("improvement.decision.edited", "changed this decision before it was final");
    public static readonly ActKind PositionGiven = new("improvement.decision.position-given", "recorded a partner’s position");
    public static readonly ActKind DecisionFinal = new("improvement.decision.final", "recorded this decision as final");
    public static readonly ActKind DecisionOpened = new("improvement.decision.opened", "opened this decision about one child’s case", IsRead: true);
    public static readonly ActKind MeasureSet = new("improvement.measure.set", "set this measure");
    public static readonly ActKind MeasureEdited = new("improvement.measure.edited", "changed this measure");
    public static readonly ActKind BaselineSet = new("improvement.measure.baseline-set", "set the baseline of this measure");
    public static readonly ActKind ReadingTaken = new("improvement.measure.read", "took a reading of this measure");
    public static readonly ActKind MeasureOpened = new("improvement.measure.opened", "opened this measure about one child’s case", IsRead: true);
    public static readonly ActKind ActionBlocked = new("improvement.action.blocked", "said what stands in the way of this action");
    public static readonly ActKind ActionUnblocked = new("improvement.action.unblocked", "recorded that nothing stands in the way of this action");
    public static readonly ActKind ActionReturned = new("improvement.action.returned", "returned this action");
    public static readonly ActKind ActionAccepted = new("improvement.action.accepted", "accepted how this action was finished");
    public static readonly ActKind PaperMade = new("improvement.paper.made", "made this board paper");
    public static readonly ActKind PaperTaken = new("improvement.paper.taken", "took this board paper away as a file", IsRead: true);
    public static readonly ActKind Rose = new("improvement.rose", "let this rise, because it was late");
    public static readonly ActKind ActionAdded = new("improvement.action.added", "added this action");
    public static readonly ActKind ActionEdited = new("improvement.action.edited", "changed this action");
    public static readonly ActKind ActionPaused = new("improvement.action.paused", "paused the clock of this action");
    public static readonly ActKind ActionResumed = new("improvement.action.resumed", "let the clock of this action go on");
    public static readonly ActKind ActionMoved = new("improvement.action.moved", "changed the date of this action");
    public static readonly ActKind ActionRecounted = new("improvement.action.recounted", "counted the date of this action again");
    public static readonly ActKind ActionLinked = new("improvement.action.linked", "linked this action to a finding");
    public static readonly ActKind ActionUpdated = new("improvement.action.updated", "said how this action is going");
    public static readonly ActKind ActionDone = new("improvement.action.done", "finished this action");
    public static readonly ActKind ActionReopened = new("improvement.action.reopened", "opened this action again");
    public static readonly ActKind ActionInCalendar = new("improvement.action.in-calendar", "put this action’s date in their calendar");
    public static readonly ActKind ActionOpened = new("improvement.action.opened", "opened this action about one child’s case", IsRead: true);
    public static readonly ActKind AnswerWritten = new("improvement.answer.written", "wrote an answer");
    public static readonly ActKind AnswerEdited = new("improvement.answer.edited", "changed an answer before it was delivered");
    public static readonly ActKind AnswerDelivered = new("improvement.answer.delivered", "delivered an answer");

    public static readonly IReadOnlyList<ActKind> All =
    [
        EvidenceUsed, ConsentWithdrawn, FindingClosed, FindingReopened, RecommendationProposed, RecommendationLinked, RecommendationEdited, RecommendationAgreed,
        RecommendationRejected, RecommendationCarriedOut, RecommendationLookedAt, RecommendationClosed, RecommendationShared, RecommendationOpened,
        DecisionPrepared, DecisionEdited, PositionGiven, DecisionFinal, DecisionOpened, MeasureSet, MeasureEdited, BaselineSet, ReadingTaken, MeasureOpened,
        ActionBlocked, ActionUnblocked, ActionReturned, ActionAccepted, PaperMade, PaperTaken, Rose,
        FindingRaised, FindingEdited, FindingShared, FindingOpened, EvidenceAdded, EvidenceEdited, ActionAdded, ActionEdited, ActionPaused, ActionResumed, ActionMoved, ActionRecounted, ActionLinked,
        ActionUpdated, ActionDone, ActionReopened, ActionInCalendar, ActionOpened, AnswerWritten, AnswerEdited, AnswerDelivered,
    ];
}
