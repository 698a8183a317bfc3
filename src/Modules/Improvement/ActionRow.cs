namespace LineOfSight.Improvement;

/// <summary>One action in a list.</summary>
internal sealed record ActionRow(
    Guid Id, string Reference, string What, string? AgencyName, string? OwnerName, DateOnly? DueOn, ActionStatus Status, DateOnly? DoneOn,
    string? From, string? FromHref)
{
    /// <summary>An action as a record’s page lists it, where its source is plain.</summary>
    public static ActionRow Of(Sight.ActionLink a) => new(a.Id, a.Reference, a.What, a.AgencyName, a.OwnerName, a.DueOn, a.Status, a.DoneOn, From: null, FromHref: null)
    {
        IsBlocked = a.BlockedOn is not null, IsReturned = a.Scrutiny == Verdict.Returned,
    };

    public bool IsBlocked { get; init; }

    /// <summary>True where several can be chosen to be changed together.</summary>
    public bool CanBeChosen { get; init; }

    /// <summary>True while the scrutineer waits for it to be done again, and accepted.</summary>
    public bool IsReturned { get; init; }

    public string Lead => AgencyName ?? OwnerName ?? "Nobody yet";
}

