namespace LineOfSight.Host.Access.Outside;

/// <summary>Why nothing was opened after an outside sign-in, with the sentence that the person reads. The detail is for the log.</summary>
internal sealed class Distrust(Distrust.Reason because, string detail) : Exception(detail)
{
    internal enum Reason
    {
        /// <summary>The provider hangs, is down, or answers nonsense.</summary>
        NoAnswer,

        /// <summary>The person turned back there.</summary>
        Cancelled,

        /// <summary>What it said cannot be checked, or is false.</summary>
        NotBelieved,

        /// <summary>Everything is right, but nobody here is linked to it.</summary>
        Unknown,
    }

    public Reason Because => because;

    /// <summary>What the person reads.</summary>
    public string Say(string provider) => because switch
    {
        Reason.NoAnswer => $"{provider} did not answer as it should. Try again in a few minutes, or sign in another way.",
        Reason.Cancelled => $"You did not finish signing in at {provider}. Nothing was opened.",
        Reason.NotBelieved => $"We could not check what {provider} told us, so nothing was opened. Start again from the sign-in page. If it happens again, tell the people who run this installation.",
        _ => $"Your account at {provider} is not linked to anybody here. If you have an invitation, open its link again and choose {provider} there. If you have an account here, sign in with it and link your work account on your account page.",
    };
}
