namespace LineOfSight.Trackers;

/// <summary>What a column of a list can be.</summary>
public enum TrackerField
{
    /// <summary>The list's own number.</summary>
    Reference,

    /// <summary>What a review or an audit recommended.</summary>
    Recommendation,

    /// <summary>What will be done.</summary>
    Action,

    /// <summary>What was found.</summary>
    Finding,

    /// <summary>The agency that leads.</summary>
    Lead,

    /// <summary>The person who does it or sees to it.</summary>
    Owner,

    /// <summary>By when.</summary>
    Due,

    /// <summary>How it is going.</summary>
    Status,

    /// <summary>What was said about how it is going. Several columns may be this.</summary>
    Progress,

    /// <summary>What difference it made, and the evidence.</summary>
    Change,

    /// <summary>What was hoped for, and how it would be measured.</summary>
    Expected,

    /// <summary>The review, audit or meeting it comes from.</summary>
    Source,

    /// <summary>The theme or priority.</summary>
    Theme,

    /// <summary>When it was raised or agreed.</summary>
    Raised,

    /// <summary>When it was done.</summary>
    Done,

    /// <summary>What may go wrong.</summary>
    Risk,

    /// <summary>How likely that is.</summary>
    Likelihood,

    /// <summary>How bad it would be.</summary>
    RiskImpact,

    /// <summary>Both together.</summary>
    Score,

    /// <summary>What is done to keep it from happening.</summary>
    Controls,

    /// <summary>Whether a finding is a strength or a concern.</summary>
    Judgement,
}

/// <summary>What a list holds.</summary>
public enum ListKind
{
    /// <summary>Actions, each with who and by when.</summary>
    Actions,

    /// <summary>Recommendations or findings.</summary>
    Recommendations,

    /// <summary>Risks.</summary>
    Risks,
}

/// <summary>How something is going.</summary>
public enum TrackerStatus
{
    /// <summary>Nothing has been done yet.</summary>
    NotStarted,

    /// <summary>It goes as planned.</summary>
    OnTrack,

    /// <summary>It is late or stuck.</summary>
    AtRisk,

    /// <summary>It is finished.</summary>
    Done,
}

/// <summary>The words for fields and lists.</summary>
public static class TrackerWords
{
    /// <summary>What a field is called on a form.</summary>
    /// <param name="field">The field.</param>
    public static string Words(this TrackerField field) => field switch
    {
        TrackerField.Reference => "Reference or number",
        TrackerField.Recommendation => "Recommendation",
        TrackerField.Action => "Action",
        TrackerField.Finding => "Finding or issue",
        TrackerField.Lead => "Lead agency",
        TrackerField.Owner => "Owner (a person)",
        TrackerField.Due => "Due date",
        TrackerField.Status => "Status or RAG",
        TrackerField.Progress => "Progress or comments",
        TrackerField.Change => "Evidence or impact",
        TrackerField.Expected => "Expected outcome or measure",
        TrackerField.Source => "Source: review, audit or meeting",
        TrackerField.Theme => "Theme or priority",
        TrackerField.Raised => "Date raised",
        TrackerField.Done => "Date completed",
        TrackerField.Risk => "Risk",
        TrackerField.Likelihood => "Likelihood",
        TrackerField.RiskImpact => "Impact score",
        TrackerField.Score => "Risk score",
        TrackerField.Controls => "Mitigation or controls",
        _ => "Strength or concern",
    };

    /// <summary>What a list is called.</summary>
    /// <param name="kind">The list.</param>
    public static string Words(this ListKind kind) => kind switch
    {
        ListKind.Actions => "Actions",
        ListKind.Recommendations => "Recommendations or findings",
        _ => "Risks",
    };

    /// <summary>What a status is called.</summary>
    /// <param name="status">The status.</param>
    public static string Words(this TrackerStatus status) => status switch
    {
        TrackerStatus.NotStarted => "Not started",
        TrackerStatus.OnTrack => "On track",
        TrackerStatus.AtRisk => "At risk",
        _ => "Done",
    };
}
