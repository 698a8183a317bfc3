using System.Reflection;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires;

/// <summary>The questionnaires that come with the product, every version of each.</summary>
internal sealed class ShippedDefinitions
{
    /// <summary>A questionnaire with its file.</summary>
    internal sealed record Shipped(Definition Definition, string Text);

    /// <summary>All of them, by title, the newest version of each first.</summary>
    public IReadOnlyList<Shipped> All { get; } =
        [.. Files().Select(t => new Shipped(DefinitionFile.Read(t), t)).OrderBy(s => s.Definition.Title, StringComparer.Ordinal).ThenByDescending(s => s.Definition.Version)];

    /// <summary>One of them; null when there is none.</summary>
    public Shipped? Find(string key, int version) => All.FirstOrDefault(s => s.Definition.Key == key && s.Definition.Version == version);

    private static IEnumerable<string> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("definitions/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
