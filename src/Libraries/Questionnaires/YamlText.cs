using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace LineOfSight.QuestionnaireEngine;

/// <summary>
/// Loads YAML that may come from anybody: one document, no anchors and aliases (a few lines of them can stand for gigabytes), no tags,
/// no depth that a definition would not need.
/// </summary>
internal static class YamlText
{
    private const int Deepest = 16;

    /// <summary>The document's root; null when there is none, with the reason among the faults.</summary>
    public static YamlMappingNode? Load(string text, List<Fault> faults)
    {
        if (text.Length > Limits.File)
        {
            faults.Add(new(1, $"The file must have {Limits.File.ToString("N0", CultureInfo.InvariantCulture)} characters or fewer"));
            return null;
        }

        var reached = 1;
        try
        {
            if (!IsPlain(text, faults, ref reached))
            {
                return null;
            }

            reached = 1;
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }

            faults.Add(new(1, "The file must hold one questionnaire: lines such as “questionnaire: section-11”"));
        }
        catch (YamlException wrong)
        {
            faults.Add(new(Math.Max(1, (int)wrong.Start.Line), $"This is not YAML: {Reason(wrong)}"));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // The parser loses its footing in some broken files (a half of a character, a directive in the wrong place) instead of saying so.
            faults.Add(new(reached, "This is not YAML, on this line or soon after it. Look for a missing quotation mark or bracket, or for a sign that YAML keeps for itself"));
        }

        return null;
    }

    private static bool IsPlain(string text, List<Fault> faults, ref int reached)
    {
        var (parser, depth) = (new Parser(new StringReader(text)), 0);
        while (parser.MoveNext())
        {
            var at = Math.Max(1, (int)parser.Current!.Start.Line);
            reached = at;
            depth += parser.Current.NestingIncrease;
            if (depth > Deepest + 2)
            {
                faults.Add(new(at, "This is nested too deeply"));
                return false;
            }

            if (parser.Current is AnchorAlias || parser.Current is NodeEvent { Anchor.IsEmpty: false })
            {
                faults.Add(new(at, "Anchors (&) and aliases (*) are not allowed. Write the text out, or put it in quotation marks"));
                return false;
            }

            if (parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
            {
                faults.Add(new(at, "Tags (!) are not allowed. Put the text in quotation marks"));
                return false;
            }
        }

        return true;
    }

    // The parser's own words, without the place that stands before them.
    private static string Reason(YamlException wrong)
    {
        var inner = wrong.InnerException?.Message ?? wrong.Message;
        var colon = inner.StartsWith('(') ? inner.IndexOf("): ", StringComparison.Ordinal) : -1;
        return colon > 0 ? inner[(colon + 3)..] : inner;
    }
}
