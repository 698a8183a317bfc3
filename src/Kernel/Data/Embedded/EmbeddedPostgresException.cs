namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>The private PostgreSQL cannot be used. The message is written for the person at the keyboard: what is wrong and
/// what to do about it.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>An exception with a message for the person at the keyboard.</summary>
    public EmbeddedPostgresException(string message) : base(message) { }

    /// <summary>The same, keeping what caused it.</summary>
    public EmbeddedPostgresException(string message, Exception inner) : base(message, inner) { }

    internal const string UseYourOwn = "set ConnectionStrings__LineOfSight to a PostgreSQL 15 or later";
}
