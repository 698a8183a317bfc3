using AngleSharp.Html.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>Fills a form as somebody would who wants it to be taken: every field with something, dates with today's.</summary>
internal static class Filling
{
    private static int count;

    public static IReadOnlyDictionary<string, string> Of(IHtmlFormElement form, FakeClock clock)
    {
        var filled = new Dictionary<string, string>();
        var today = clock.GetUtcNow();
        foreach (var group in form.Elements.OfType<IHtmlElement>().GroupBy(e => e.GetAttribute("name") ?? "").Where(g => g.Key.Length > 0))
        {
            var value = group.First() switch
            {
                IHtmlInputElement { Type: "hidden" or "submit" or "file" or "checkbox" } => null,
                IHtmlInputElement { Type: "radio" } => group.OfType<IHtmlInputElement>().First().Value,
                IHtmlInputElement { Type: "email" } => $"sample{Interlocked.Increment(ref count)}@example.org",
                IHtmlInputElement when group.Key.EndsWith(".Day", StringComparison.Ordinal) => $"{today.Day}",
                IHtmlInputElement when group.Key.EndsWith(".Month", StringComparison.Ordinal) => $"{today.Month}",
                IHtmlInputElement when group.Key.EndsWith(".Year", StringComparison.Ordinal) => $"{today.Year}",
                IHtmlInputElement input when input.GetAttribute("inputmode") == "numeric" || input.Type == "number" => "1",
                IHtmlInputElement { Value.Length: > 0 } => null,
                IHtmlInputElement => $"Sample {Interlocked.Increment(ref count)}",
                IHtmlTextAreaElement => $"Sample text {Interlocked.Increment(ref count)}",
                IHtmlSelectElement select => (select.Options.LastOrDefault(o => o.Value.Length > 0 && !o.IsDisabled))?.Value ?? select.Value,
                _ => null,
            };
            if (value is not null)
            {
                filled[group.Key] = value;
            }
        }

        return filled;
    }

    /// <summary>The names of all its fields.</summary>
    public static IReadOnlySet<string> Names(IHtmlFormElement form) =>
        form.Elements.OfType<IHtmlElement>().Select(e => e.GetAttribute("name")).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
}
