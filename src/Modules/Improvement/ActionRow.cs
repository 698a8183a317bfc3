namespace LineOfSight.Improvement;

/// <summary>One action in a list.</summary>
internal sealed record ActionRow(
    Guid Id, string Reference, string What, string? AgencyName, string? OwnerName, DateOnly? DueOn, ActionStatus Status, DateOnly? DoneOn,
    string? From, Guid? FromId)
{
    public string Lead => AgencyName ?? OwnerName ?? "Nobody yet";
}

