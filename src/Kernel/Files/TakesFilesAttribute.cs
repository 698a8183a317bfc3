namespace LineOfSight.Kernel.Files;

/// <summary>
/// A page that takes one file. Whoever sends more than this is told so on the page itself: the body is read to its end and thrown away,
/// since a browser that is cut off while it sends shows no page at all.
/// </summary>
/// <param name="most">The largest request in bytes: the file, and the form around it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute(long most = FileTypes.MostBytes + TakesFilesAttribute.Form) : Attribute
{
    /// <summary>The name of the query field that tells the page that what was sent was too large.</summary>
    public const string TooLarge = "too-large";

    private const long Form = 1024 * 1024;

    /// <summary>The largest request in bytes.</summary>
    public long Most { get; } = most;
}
