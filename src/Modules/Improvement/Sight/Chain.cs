namespace LineOfSight.Improvement.Sight;

/// <summary>What kind of record a chain is looked at from.</summary>
internal enum Seen
{
    Finding,
    Action,
    Answer,
}

/// <summary>The line of sight of one record, up and down: what was said, found, done and answered.</summary>
internal sealed record Chain(
    Guid RecordId,
    Seen Seen,
    IReadOnlyList<FindingLink> Findings,
    IReadOnlyList<EvidenceLink> Evidence,
    IReadOnlyList<ActionLink> Actions,
    IReadOnlyList<AnswerLink> Answers,
    IReadOnlyList<(Guid Finding, Guid Action)> Serves,
    IReadOnlyList<ProgressLink> Reports)
{
    /// <summary>The finding that is looked at, or whose answer is.</summary>
    public FindingLink Finding => Findings.Single(f => f.Id == (Seen == Seen.Answer ? Answer.FindingId : RecordId));

    public ActionLink Action => Actions.Single(a => a.Id == RecordId);

    public AnswerLink Answer => Answers.Single(a => a.Id == RecordId);

    public IEnumerable<EvidenceLink> EvidenceOf(Guid finding) => Evidence.Where(e => e.FindingId == finding);

    public IEnumerable<AnswerLink> AnswersOf(Guid finding) => Answers.Where(a => a.FindingId == finding);

    public IEnumerable<ActionLink> ActionsOf(Guid finding) =>
        Serves.Where(s => s.Finding == finding).Select(s => Actions.FirstOrDefault(a => a.Id == s.Action)).OfType<ActionLink>();
}
