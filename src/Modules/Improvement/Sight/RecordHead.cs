namespace LineOfSight.Improvement.Sight;

/// <summary>What stands above every page of one record: what it is, its title, and its parts.</summary>
internal sealed record RecordHead(Chain Chain, string Part)
{
    public string Caption => Chain.Seen switch
    {
        Seen.Finding => $"Finding {Chain.Finding.Reference} · {(Chain.Finding.IsConcern ? "Concern" : "Strength")}",
        Seen.Action => $"Action {Chain.Action.Reference}",
        _ => $"Answer to finding {Chain.Finding.Reference}",
    };

    /// <summary>For the browser's title and history: the reference alone, since a title may tell of a child.</summary>
    public string PageTitle => Chain.Seen switch
    {
        Seen.Finding => $"Finding {Chain.Finding.Reference} – {Part}",
        Seen.Action => $"Action {Chain.Action.Reference} – {Part}",
        _ => $"Answer to finding {Chain.Finding.Reference} – {Part}",
    };

    public string Title => Chain.Seen switch
    {
        Seen.Finding => Chain.Finding.Title,
        Seen.Action => Chain.Action.What,
        _ => $"To {Sentence.Inside(Chain.Answer.AddressedTo)}",
    };

    public bool IsCaseLevel => Chain.Seen == Seen.Action ? Chain.Action.IsCaseLevel : Chain.Finding.IsCaseLevel;

    public IEnumerable<(string Name, string Href)> Parts
    {
        get
        {
            var id = Chain.RecordId;
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

            if (Chain.Seen != Seen.Answer)
            {
                yield return ("Documents", $"/improvement/documents/{id}");
            }

            yield return ("Activity", $"/improvement/activity/{id}");
        }
    }
}
