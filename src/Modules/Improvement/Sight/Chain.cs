namespace LineOfSight.Improvement.Sight;

/// <summary>What kind of record a chain is looked at from, or a link leads to. The names are those of <c>improvement.chain</c>.</summary>
internal enum Seen
{
    Evidence,
    Finding,
    Recommendation,
    Decision,
    Action,
    Measure,
    Answer,
}

/// <summary>One record led to another.</summary>
internal readonly record struct Led(Seen FromKind, Guid From, Seen ToKind, Guid To);

/// <summary>The line of sight of one record, up and down: what was said, found, recommended, decided, done, changed and answered.</summary>
internal sealed record Chain(Guid RecordId, Seen Seen)
{
    private readonly ILookup<(Guid From, Seen Kind), Guid> below = Array.Empty<Led>().ToLookup(l => (l.From, l.ToKind), l => l.To);

    public IReadOnlyList<EvidenceLink> Evidence { get; init; } = [];

    public IReadOnlyList<FindingLink> Findings { get; init; } = [];

    public IReadOnlyList<RecommendationLink> Recommendations { get; init; } = [];

    public IReadOnlyList<DecisionLink> Decisions { get; init; } = [];

    public IReadOnlyList<ActionLink> Actions { get; init; } = [];

    public IReadOnlyList<MeasureLink> Measures { get; init; } = [];

    public IReadOnlyList<AnswerLink> Answers { get; init; } = [];

    public IReadOnlyList<Led> Links
    {
        get;
        init
        {
            field = value;
            below = value.ToLookup(l => (l.From, l.ToKind), l => l.To);
        }
    } = [];

    /// <summary>What was reported on the action that is looked at.</summary>
    public IReadOnlyList<ProgressLink> Reports { get; init; } = [];

    /// <summary>What the scrutineer said of the action that is looked at.</summary>
    public IReadOnlyList<ScrutinyLink> Scrutinies { get; init; } = [];

    /// <summary>How far the record that is looked at rose because it was late.</summary>
    public IReadOnlyList<RiseLink> Rises { get; init; } = [];

    /// <summary>True when the person follows the record that is looked at.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>The finding that is looked at, or whose answer or evidence is.</summary>
    public FindingLink Finding => Findings.Single(f => f.Id == (Seen == Seen.Answer ? Answer.FindingId : RecordId));

    public RecommendationLink Recommendation => Recommendations.Single(r => r.Id == RecordId);

    public DecisionLink Decision => Decisions.Single(d => d.Id == RecordId);

    public ActionLink Action => Actions.Single(a => a.Id == RecordId);

    public MeasureLink Measure => Measures.Single(m => m.Id == RecordId);

    public AnswerLink Answer => Answers.Single(a => a.Id == RecordId);

    public IEnumerable<EvidenceLink> EvidenceOf(Guid finding) =>
        Links.Where(l => l.FromKind == Seen.Evidence && l.To == finding).Select(l => Evidence.FirstOrDefault(e => e.Id == l.From)).OfType<EvidenceLink>();

    public IEnumerable<AnswerLink> AnswersOf(Guid finding) => Answers.Where(a => a.FindingId == finding);

    public IEnumerable<RecommendationLink> RecommendationsOf(Guid finding) => Below(finding, Seen.Recommendation, Recommendations, r => r.Id);

    public IEnumerable<DecisionLink> DecisionsOn(Guid recommendation) => Below(recommendation, Seen.Decision, Decisions, d => d.Id);

    /// <summary>The actions that serve a finding, through a recommendation or straight, or that carry a recommendation out.</summary>
    public IEnumerable<ActionLink> ActionsOf(Guid record) =>
        Below(record, Seen.Action, Actions, a => a.Id)
            .Concat(RecommendationsOf(record).SelectMany(r => Below(r.Id, Seen.Action, Actions, a => a.Id)))
            .DistinctBy(a => a.Id);

    public IEnumerable<MeasureLink> MeasuresOf(Guid record) => Below(record, Seen.Measure, Measures, m => m.Id);

    /// <summary>Which records of a kind a record led to, as the links say.</summary>
    public IEnumerable<Guid> Below(Guid record, Seen kind) => below[(record, kind)];

    private IEnumerable<T> Below<T>(Guid record, Seen kind, IReadOnlyList<T> all, Func<T, Guid> id)
        where T : class =>
        below[(record, kind)].Select(to => all.FirstOrDefault(x => id(x) == to)).OfType<T>();
}
