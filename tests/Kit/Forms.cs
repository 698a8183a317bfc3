using System.Globalization;
using AngleSharp.Html.Dom;

namespace LineOfSight.Kit;

/// <summary>Reads and fills forms as a browser does.</summary>
public static class Forms
{
    /// <summary>What a form would send as it stands.</summary>
    public static IList<KeyValuePair<string, string>> ValuesOf(IHtmlFormElement form)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "submit" or "file" }:
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    values.Add(new(input.Name!, input.Value));
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    values.Add(new(area.Name!, area.Value));
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select:
                    values.Add(new(select.Name!, select.Value ?? ""));
                    break;
            }
        }

        return values;
    }

    internal static IEnumerable<(string Name, IReadOnlyList<string> Values)> Named(object? fields) => fields switch
    {
        null => [],
        IEnumerable<KeyValuePair<string, string>> pairs => pairs.GroupBy(p => p.Key).Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(p => p.Value)])),
        _ => fields.GetType().GetProperties().Select(p => (p.Name.Replace('_', '.'), Values(p.GetValue(fields)))),
    };

    private static IReadOnlyList<string> Values(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable<string> texts => [.. texts],
        DateOnly date => [date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        IFormattable formattable => [formattable.ToString(null, CultureInfo.InvariantCulture)],
        _ => [value.ToString() ?? ""],
    };
}
