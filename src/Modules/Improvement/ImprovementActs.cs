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
        FindingRaised, FindingEdited, FindingShared, FindingOpened, EvidenceAdded, EvidenceEdited, ActionAdded, ActionEdited, ActionPaused, ActionResumed, ActionMoved, ActionRecounted, ActionLinked,
        ActionUpdated, ActionDone, ActionReopened, ActionInCalendar, ActionOpened, AnswerWritten, AnswerEdited, AnswerDelivered,
    ];
}
