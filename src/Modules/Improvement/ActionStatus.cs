namespace LineOfSight.Improvement;

/// <summary>How an action is going.</summary>
internal enum ActionStatus
{
    NotStarted,
    OnTrack,
    AtRisk,
    Done,
}

/// <summary>The words for how an action is going.</summary>
internal static class ActionStatusWords
{
    public static string Words(this ActionStatus status) => status switch
    {
        ActionStatus.NotStarted => "Not started",
        ActionStatus.OnTrack => "On track",
        ActionStatus.AtRisk => "At risk",
        _ => "Done",
    };
}
