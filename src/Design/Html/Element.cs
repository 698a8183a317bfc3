using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Html;

/// <summary>One HTML element under construction. Text and attribute values are encoded when written; markup comes only as <see cref="IHtmlContent"/>.</summary>
internal sealed class Element(string name) : IHtmlContent
{
    private static readonly HashSet<string> Void = ["input", "hr", "br", "meta", "link", "img"];
    private readonly List<KeyValuePair<string, string?>> attributes = [];
    private readonly List<IHtmlContent> children = [];

    /// <summary>Adds an attribute; null leaves it out.</summary>
    public Element Attr(string key, string? value)
    {
        if (value is not null)
        {
            attributes.Add(new(key, value));
        }
        return this;
    }

    /// <summary>Adds an attribute without a value.</summary>
    public Element Flag(string key, bool on)
    {
        if (on)
        {
            attributes.Add(new(key, null));
        }
        return this;
    }

    /// <summary>Joins the class names that are given; null and empty ones are left out.</summary>
    public Element Class(params ReadOnlySpan<string?> names)
    {
        var joined = names.Length == 1 ? names[0] ?? "" : string.Join(' ', names.ToArray().Where(n => !string.IsNullOrEmpty(n)));
        return joined.Length == 0 ? this : Attr("class", joined);
    }

    /// <summary>Adds further attributes; one that is already there is replaced.</summary>
    public Element All(Attributes? more)
    {
        foreach (var (key, value) in more ?? [])
        {
            attributes.RemoveAll(a => string.Equals(a.Key, key, StringComparison.OrdinalIgnoreCase));
            attributes.Add(new(key, value));
        }
        return this;
    }

    /// <summary>Adds children; null is left out.</summary>
    public Element Add(params ReadOnlySpan<IHtmlContent?> more)
    {
        foreach (var child in more)
        {
            if (child is not null)
            {
                children.Add(child);
            }
        }
        return this;
    }

    /// <summary>Adds text, encoded when written.</summary>
    public Element Add(string? text) => Add(Content.Text(text));

    /// <summary>Adds children that are made one by one.</summary>
    public Element AddAll(IEnumerable<IHtmlContent?> more) => Add([.. more]);

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write('<');
        writer.Write(name);
        foreach (var (key, value) in attributes)
        {
            writer.Write(' ');
            writer.Write(key);
            if (value is not null)
            {
                writer.Write("=\"");
                encoder.Encode(writer, value);
                writer.Write('"');
            }
        }
        writer.Write('>');
        if (Void.Contains(name))
        {
            return;
        }
        foreach (var child in children)
        {
            child.WriteTo(writer, encoder);
        }
        writer.Write("</");
        writer.Write(name);
        writer.Write('>');
    }
}
