namespace LineOfSight.Calendars;

/// <summary>What an invitation asks of a calendar (RFC 5546, 3.2).</summary>
public enum Method
{
    /// <summary>Put this in, or, with a higher sequence, change it.</summary>
    Request,

    /// <summary>Take it out.</summary>
    Cancel,
}

/// <summary>Somebody in an invitation.</summary>
/// <param name="Email">One plain address.</param>
/// <param name="Name">The name, or null.</param>
public sealed record Party(string Email, string? Name = null);

/// <summary>When something is.</summary>
public abstract record When
{
    private When()
    {
    }

    /// <summary>Whole days.</summary>
    /// <param name="First">The first day.</param>
    /// <param name="Last">The last day, included.</param>
    public sealed record Days(DateOnly First, DateOnly Last) : When;

    /// <summary>By the clock on the wall in London: it stays at ten o'clock when the clocks change.</summary>
    /// <param name="From">The date and time at which it begins.</param>
    /// <param name="To">The date and time at which it ends.</param>
    public sealed record InLondon(DateTime From, DateTime To) : When;
}

/// <summary>An invitation to one event, its change or its cancellation.</summary>
/// <param name="Uid">Names the event for ever: the same in the request, each change and the cancellation. Such as an identifier, @ and a host.</param>
/// <param name="Sequence">From 0; higher in each change and in the cancellation.</param>
/// <param name="Method">What it asks.</param>
/// <param name="Stamp">When it was written (UTC).</param>
/// <param name="When">When the event is.</param>
/// <param name="Organizer">Who invites.</param>
/// <param name="Attendees">Who is invited; at least one.</param>
/// <param name="Summary">What the event is called.</param>
public sealed record Invitation(
    string Uid, int Sequence, Method Method, DateTimeOffset Stamp, When When, Party Organizer, IReadOnlyList<Party> Attendees, string Summary)
{
    /// <summary>More about it, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The page about it, or null.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where it is, or null.</summary>
    public string? Place { get; init; }

    /// <summary>False for a date to remember: it does not make the day look busy.</summary>
    public bool IsBusy { get; init; } = true;
}
