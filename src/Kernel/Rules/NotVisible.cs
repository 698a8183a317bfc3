namespace LineOfSight.Kernel.Rules;

/// <summary>The thing is not there, or not there for this person: both are the same 404 with the same body.</summary>
public sealed class NotVisible : Exception
{
    /// <summary>Creates the exception; it carries no detail on purpose.</summary>
    public NotVisible()
        : base("Not visible.")
    {
    }
}
