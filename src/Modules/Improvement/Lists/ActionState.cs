using LineOfSight.Kernel.Clocks;

namespace LineOfSight.Improvement.Lists;

/// <summary>What an action on the plan needs; the page groups by it, in this order.</summary>
internal enum ActionState
{
    Overdue,
    Soon,
    Later,

    /// <summary>Done, but the scrutineer returned it and has not accepted it since, or nobody could say what changed.</summary>
    Evidence,
    Closed,
}

/// <summary>What marks an action wherever it stands.</summary>
internal enum ActionMark
{
    /// <summary>Something stands in its way.</summary>
    Blocked,

    /// <summary>Another action stands in its way.</summary>
    Waiting,

    /// <summary>The scrutineer returned it and has not accepted it since.</summary>
    Returned,
}

/// <summary>How pages say them.</summary>
internal static class ActionStateWords
{
    public static string Words(this ActionState state) => state switch
    {
        ActionState.Overdue => "Overdue",
        ActionState.Soon => $"Due in {Due.ComingUpDays} working days",
        ActionState.Later => "Later",
        ActionState.Evidence => "Waiting for evidence",
        _ => "Closed",
    };

    public static string Words(this ActionMark mark) => mark switch
    {
        ActionMark.Blocked => "Blocked",
        ActionMark.Waiting => "Waiting for another action",
        _ => "Returned by the scrutineer",
    };
}
