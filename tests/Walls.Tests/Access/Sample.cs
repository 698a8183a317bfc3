namespace LineOfSight.Walls.Tests.Access;

/// <summary>
/// Makes one record of a kind, through the module's use cases, so that a route that names the noun can be opened. Every route
/// parameter has one, or the ledger's test says which is missing.
/// </summary>
internal abstract class Sample
{
    private static readonly Lazy<IReadOnlyList<Sample>> Found = new(() => [.. typeof(Sample).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Sample)) && !t.IsAbstract).Select(t => (Sample)Activator.CreateInstance(t)!)]);

    /// <summary>The route parameter, such as <c>finding</c>.</summary>
    public abstract string Noun { get; }

    /// <summary>Only routes that begin so, when the noun means another thing elsewhere.</summary>
    public virtual string Route => "";

    /// <summary>True for what stands behind no partnership's wall, such as a school of the national register.</summary>
    public virtual bool IsNational => false;

    /// <summary>True for records that one partnership can open to another.</summary>
    public virtual bool IsShareable => false;

    /// <summary>True for records that may be about one child's case.</summary>
    public virtual bool MayBeCase => false;

    /// <summary>True for rows that row security hides from other partnerships; false for what is published.</summary>
    public virtual bool IsWalled => !IsNational;

    /// <summary>Makes it in a place; returns what stands in the address.</summary>
    public abstract Task<string> MakeAsync(Place place);

    public static Sample? Find(string noun, string route) => Found.Value
        .Where(s => string.Equals(s.Noun, noun, StringComparison.OrdinalIgnoreCase) && route.StartsWith(s.Route, StringComparison.Ordinal)).MaxBy(s => s.Route.Length);

    public static Sample For(string noun, string route) => Find(noun, route) ?? throw new InvalidOperationException(Missing(noun, route));

    public static string Missing(string noun, string route) =>
        $"{route} has the parameter '{noun}' and there is no sample of it: add a Sample with this noun in tests/Walls.Tests/Samples, made through the module's use case";
}
