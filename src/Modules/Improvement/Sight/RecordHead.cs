namespace LineOfSight.Improvement.Sight;

/// <summary>What stands above every page of one record: what it is, its title, and its parts.</summary>
internal sealed record RecordHead(Chain Chain, string Part)
{
    public string Caption => Chain.Seen switch
    {
        Seen.Finding => $"{Name} · {(Chain.Finding.IsConcern ? "Concern" : "Strength")}{(Chain.Finding.ClosedOn is null ? "" : " · Closed")}",
        Seen.Recommendation => $"{Name} · {Chain.Recommendation.State.Words()}",
        Seen.Decision => $"{Name} · {(Chain.Decision.FinalOn is null ? "Not final" : "Final")}",
        _ => Name,
    };

    /// <summary>What it is, with its reference.</summary>
    public string Name => Chain.Seen switch
    {
        Seen.Finding => $"Finding {Chain.Finding.Reference}",
        Seen.Recommendation => $"Recommendation {Chain.Recommendation.Reference}",
        Seen.Decision => $"Decision {Chain.Decision.Reference}",
        Seen.Action => $"Action {Chain.Action.Reference}",
        Seen.Measure => $"Measure {Chain.Measure.Reference}",
        Seen.Evidence => "Evidence",
        _ => $"Answer to finding {Chain.Finding.Reference}",
    };

    /// <summary>For the browser's title and history: the reference alone, since a title may tell of a child.</summary>
    public string PageTitle => $"{Name} – {Part}";

    public string Title => Chain.Seen switch
    {
        Seen.Finding => Chain.Finding.Title,
        Seen.Recommendation => Chain.Recommendation.Text,
        Seen.Decision => Chain.Decision.Question,
        Seen.Action => Chain.Action.What,
        Seen.Measure => Chain.Measure.What,
        Seen.Evidence => Chain.Evidence.Single(e => e.Id == Chain.RecordId).Source,
        _ => $"To {Sentence.Inside(Chain.Answer.AddressedTo)}",
    };

    public bool IsCaseLevel => Chain.Seen switch
    {
        Seen.Action => Chain.Action.IsCaseLevel,
        Seen.Recommendation => Chain.Recommendation.IsCaseLevel,
        Seen.Decision => Chain.Decision.IsCaseLevel,
        Seen.Measure => Chain.Measure.IsCaseLevel,
        Seen.Evidence => Chain.Findings.Any(f => f.IsCaseLevel),
        _ => Chain.Finding.IsCaseLevel,
    };

    /// <summary>The list that records of its kind stand in.</summary>
    public (string Name, string Href) List => Chain.Seen switch
    {
        Seen.Action => ("Improvement plan", "/improvement"),
        Seen.Recommendation => ("Recommendations", "/improvement/recommendations"),
        Seen.Decision => ("Decisions", "/improvement/decisions"),
        Seen.Measure => ("Measures", "/improvement/measures"),
        _ => ("Findings", "/improvement/findings"),
    };

    public IEnumerable<(string Name, string Href)> Parts
    {
        get
        {
            var id = Chain.RecordId;
            if (Chain.Seen == Seen.Evidence)
            {
                yield break;
            }

            yield return ("Overview", $"/improvement/{Chain.Seen.ToString().ToLowerInvariant()}/{id}");
            yield return ("Line of sight", $"/improvement/line-of-sight/{id}");
            if (Chain.Seen == Seen.Finding)
            {
                yield return ("Actions", $"/improvement/actions/{id}");
            }

            if (Chain.Seen == Seen.Action)
            {
                yield return ("Key dates", $"/improvement/key-dates/{id}");
            }

            if (Chain.Seen is Seen.Finding or Seen.Action)
            {
                yield return ("Documents", $"/improvement/documents/{id}");
            }

            yield return ("Comments", $"/improvement/comments/{id}");
            yield return ("Activity", $"/improvement/activity/{id}");
        }
    }
}
