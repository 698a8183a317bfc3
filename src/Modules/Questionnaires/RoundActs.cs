using LineOfSight.Kernel.Acts;

namespace LineOfSight.Questionnaires;

/// <summary>The audited acts on questionnaires and rounds.</summary>
internal static class RoundActs
{
    public static readonly ActKind DefinitionAdded = new("questionnaires.definition.added", "added this questionnaire");
    public static readonly ActKind DefinitionChanged = new("questionnaires.definition.changed", "changed this draft");
    public static readonly ActKind Prepared = new("questionnaires.round.prepared", "prepared this round");
    public static readonly ActKind Described = new("questionnaires.round.described", "changed the title or the dates of this round");
    public static readonly ActKind Opened = new("questionnaires.round.opened", "opened this round and asked everybody in it");
    public static readonly ActKind Closed = new("questionnaires.round.closed", "closed this round");
    public static readonly ActKind Chased = new("questionnaires.round.chased", "chased those who have not answered");
    public static readonly ActKind Raised = new("questionnaires.round.raised", "raised a finding about those who have not answered");
    public static readonly ActKind FormsTaken = new("questionnaires.round.forms-taken", "downloaded a form for each open return", IsRead: true);
    public static readonly ActKind Joined = new("questionnaires.return.joined", "put this return into its round");
    public static readonly ActKind Extended = new("questionnaires.return.extended", "gave this return more time");
    public static readonly ActKind Excused = new("questionnaires.return.excused", "excused this return");
    public static readonly ActKind Escalated = new("questionnaires.return.escalated", "escalated that this return has not come");
    public static readonly ActKind LinkSent = new("questionnaires.link.sent", "sent this link");
    public static readonly ActKind LinkAsked = new("questionnaires.return.link-sent", "sent a link to this return");
    public static readonly ActKind CodeMade = new("questionnaires.link.code-made", "made a code on paper for this return");
    public static readonly ActKind LinkMistaken = new("questionnaires.link.mistaken", "opened this link and entered another address than it was sent to");
    public static readonly ActKind LinkOpened = new("questionnaires.link.opened", "opened this link with the address that it was sent to", IsRead: true);

    public static readonly IReadOnlyList<ActKind> All =
    [
        DefinitionAdded, DefinitionChanged, Prepared, Described, Opened, Closed, Chased, Raised, FormsTaken, Joined, Extended, Excused, Escalated, LinkSent, LinkAsked, CodeMade, LinkMistaken, LinkOpened,
    ];
}
