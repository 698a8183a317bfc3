namespace LineOfSight.Register.Schools;

/// <summary>The four states that the national register publishes for a school.</summary>
internal enum SchoolStatus
{
    Open,
    ProposedToClose,
    Closed,
    ProposedToOpen,
}

internal static class SchoolStatuses
{
    /// <summary>The words of the GIAS extract, column EstablishmentStatus (name).</summary>
    public static readonly IReadOnlyDictionary<string, SchoolStatus> Published =
        new Dictionary<string, SchoolStatus>(StringComparer.OrdinalIgnoreCase)
        {
            ["Open"] = SchoolStatus.Open,
            ["Open, but proposed to close"] = SchoolStatus.ProposedToClose,
            ["Closed"] = SchoolStatus.Closed,
            ["Proposed to open"] = SchoolStatus.ProposedToOpen,
        };

    public static string Words(this SchoolStatus status) => status switch
    {
        SchoolStatus.Open => "Open",
        SchoolStatus.ProposedToClose => "Open, but proposed to close",
        SchoolStatus.Closed => "Closed",
        _ => "Proposed to open",
    };

    /// <summary>Children attend: open, with or without a proposal to close.</summary>
    public static bool IsOpen(this SchoolStatus status) => status is SchoolStatus.Open or SchoolStatus.ProposedToClose;
}
