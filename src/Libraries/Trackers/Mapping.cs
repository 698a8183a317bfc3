namespace LineOfSight.Trackers;

/// <summary>What each column of a list is.</summary>
/// <param name="Kind">What the list holds.</param>
/// <param name="Fields">The field of a heading, by the heading's key. A heading that is not here is kept as it stood and becomes nothing.</param>
/// <param name="Statuses">What the list's own words for how something is going mean, in plain letters, before those that are known anyway.</param>
public sealed record Mapping(ListKind Kind, IReadOnlyDictionary<string, TrackerField> Fields, IReadOnlyDictionary<string, TrackerStatus> Statuses)
{
    /// <summary>The column that names each entry of the list.</summary>
    public TrackerField Main => Kind switch
    {
        ListKind.Actions => TrackerField.Action,
        ListKind.Risks => TrackerField.Risk,
        _ => Fields.Values.Contains(TrackerField.Recommendation) || !Fields.Values.Contains(TrackerField.Finding) ? TrackerField.Recommendation : TrackerField.Finding,
    };

    /// <summary>Guesses from the headings' own words. No field is given to two columns but progress.</summary>
    /// <param name="layout">The headings.</param>
    public static Mapping Guess(Layout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var fields = new Dictionary<string, TrackerField>(StringComparer.Ordinal);
        var taken = new HashSet<TrackerField>();
        foreach (var (heading, guess) in layout.Headings.Select(h => (Heading: h, Guess: Vocabulary.Field.FieldOf(h.Text)))
            .Where(g => g.Guess.Sure > 0).OrderByDescending(g => g.Guess.Sure).ThenBy(g => g.Heading.Column))
        {
            if (guess.Field == TrackerField.Progress || taken.Add(guess.Field))
            {
                fields[heading.Key] = guess.Field;
            }
        }

        // "Impact" beside "Likelihood" is a score, and "Actions" beside a risk keep it from happening.
        var kind = taken.Contains(TrackerField.Risk) ? ListKind.Risks : taken.Contains(TrackerField.Action) ? ListKind.Actions : ListKind.Recommendations;
        if (kind == ListKind.Risks)
        {
            Swap(TrackerField.Change, TrackerField.RiskImpact);
            Swap(TrackerField.Action, TrackerField.Controls);
        }

        return new Mapping(kind, fields, new Dictionary<string, TrackerStatus>());

        void Swap(TrackerField from, TrackerField to)
        {
            if (!taken.Contains(to) && fields.FirstOrDefault(f => f.Value == from) is { Key: { } key })
            {
                fields[key] = to;
            }
        }
    }

    /// <summary>The columns of a field in a layout.</summary>
    /// <param name="layout">The headings.</param>
    /// <param name="field">The field.</param>
    public IEnumerable<Heading> Of(Layout layout, TrackerField field) => layout.Headings.Where(h => Fields.TryGetValue(h.Key, out var is_) && is_ == field);
}
