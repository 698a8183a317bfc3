namespace LineOfSight.Design.Html;

/// <summary>Attributes that a page adds to a component, in the order given. A null value writes the name alone.</summary>
internal sealed class Attributes : List<KeyValuePair<string, string?>>
{
    /// <summary>Adds one attribute.</summary>
    public Attributes With(string key, string? value)
    {
        Add(new(key, value));
        return this;
    }
}
