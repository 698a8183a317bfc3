namespace LineOfSight.Kernel.Mail;

/// <summary>What became of handing a letter over.</summary>
internal enum Delivery
{
    /// <summary>It was taken.</summary>
    Taken,

    /// <summary>It was not taken, and may be tried again.</summary>
    Failed,

    /// <summary>It was not taken, and it is the server that is in trouble: the letters after it can wait too.</summary>
    ServerFailed,

    /// <summary>It was refused for good.</summary>
    Refused,

    /// <summary>Its text was handed over and no answer came: it may have gone.</summary>
    Unknown,
}

/// <summary>What became of handing a letter over, in words.</summary>
internal sealed record Delivered(Delivery Delivery, string? Trouble = null);

/// <summary>The way letters leave the house.</summary>
internal interface IPost
{
    /// <summary>Hands a letter over. It throws nothing but cancellation: whatever goes wrong is an answer.</summary>
    /// <param name="message">The letter.</param>
    /// <param name="handingOver">Called, and waited for, right before its text is given away: from then on it may have gone.</param>
    /// <param name="stop">Cancels; only before <paramref name="handingOver"/>.</param>
    Task<Delivered> SendAsync(Message message, Func<Task> handingOver, CancellationToken stop);

    /// <summary>Whether a letter arrived whose sender died: null when the post cannot tell.</summary>
    bool? HasArrived(Guid letter);
}
