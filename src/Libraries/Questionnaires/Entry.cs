using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace LineOfSight.QuestionnaireEngine;

/// <summary>
/// A mapping of the file while it is read. It takes note of what was asked for, so that a key nobody asked for is a fault: a typing error
/// in "required" must not make a question optional.
/// </summary>
internal sealed class Entry(YamlMappingNode node, string what, List<Fault> faults)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public int Line { get; } = LineOf(node);

    public List<Fault> Faults { get; } = faults;

    public static int LineOf(YamlNode node) => Math.Max(1, (int)node.Start.Line);

    public void Fault(int line, string words) => Faults.Add(new(line, words));

    /// <summary>The line of a key's value; the mapping's own when the key is not there.</summary>
    public int LineOf(string key) => Find(key) is { } value ? LineOf(value) : Line;

    public bool Has(string key) => Find(key) is not null;

    public string? Text(string key, int most, bool isNeeded = false)
    {
        switch (Find(key))
        {
            case null when isNeeded:
                Fault(Line, $"{what} needs “{key}”");
                return null;
            case null:
                return null;
            case YamlScalarNode { Value: { } value } scalar:
                var text = value.Trim();
                if (text.Length == 0 && isNeeded)
                {
                    Fault(LineOf(scalar), $"“{key}” is empty");
                }
                else if (text.Length > most)
                {
                    Fault(LineOf(scalar), $"“{key}” must be {most.ToString(CultureInfo.InvariantCulture)} characters or fewer");
                }
                else if (!Characters.CanBeShown(text))
                {
                    Fault(LineOf(scalar), $"“{key}” holds a character that cannot be shown");
                }

                return text;
            case { } other:
                Fault(LineOf(other), $"“{key}” must be a text");
                return null;
        }
    }

    /// <summary>An id: lower-case letters, digits and hyphens.</summary>
    public string? Id(string key)
    {
        var text = Text(key, 60, isNeeded: true);
        if (text is { Length: > 0 } && !IsId(text))
        {
            Fault(LineOf(key), $"“{text}” is not an id. Use small letters, digits and hyphens, such as “named-lead”");
            return null;
        }

        return text;
    }

    public static bool IsId(string text) => text.Length is > 0 and <= 60 && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') && text[0] != '-';

    public bool Yes(string key, bool otherwise) => Text(key, 10) switch
    {
        null => otherwise,
        "yes" or "true" => true,
        "no" or "false" => false,
        var word => Refuse(key, $"“{key}” is yes or no, not “{word}”", otherwise),
    };

    public int? Whole(string key, int least, int most)
    {
        if (Text(key, 20) is not { } word)
        {
            return null;
        }

        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Refuse<int?>(key, $"“{key}” is a whole number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}, not “{word}”", null);
    }

    public decimal? Number(string key)
    {
        if (Text(key, 30) is not { } word)
        {
            return null;
        }

        return decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : Refuse<decimal?>(key, $"“{key}” is a number, not “{word}”", null);
    }

    /// <summary>One of some words; null when the key is not there or holds another word.</summary>
    public string? Word(string key, IReadOnlyCollection<string> words, bool isNeeded = false)
    {
        var word = Text(key, 60, isNeeded || Has(key));
        return word is null or "" || words.Contains(word) ? word : Refuse<string?>(key, $"“{word}” is not one of: {string.Join(", ", words)}{Likeness.Near(word, words)}", null);
    }

    /// <summary>Texts in a list, or one text alone.</summary>
    public IReadOnlyList<string> Texts(string key, int most = 200)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode one when IsWord(one):
                return [one.Value!.Trim()];
            case YamlSequenceNode list when list.Children.Count <= most && list.Children.All(IsWord):
                return [.. list.Children.Cast<YamlScalarNode>().Select(c => c.Value!.Trim())];
            case { } other:
                return Refuse<IReadOnlyList<string>>(key, $"“{key}” must be a list of at most {most.ToString(CultureInfo.InvariantCulture)} words, such as “[one, two]”", [], LineOf(other));
        }
    }

    /// <summary>Pairs of an id and a text, in the order of the file.</summary>
    public IReadOnlyList<(string Id, string Words, int Line)> Pairs(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlMappingNode map when map.Children.Count <= Limits.Questions && map.Children.All(c => IsWord(c.Key) && c.Value is YamlScalarNode { Value.Length: <= Limits.LongText }):
                var pairs = map.Children.Select(c => (Id: ((YamlScalarNode)c.Key).Value!.Trim(), Words: ((YamlScalarNode)c.Value).Value!.Trim(), Line: LineOf(c.Key))).ToList();
                foreach (var (id, words, line) in pairs)
                {
                    if (!Characters.CanBeShown(words))
                    {
                        Fault(line, $"“{id}” holds a character that cannot be shown");
                    }
                }

                // YAML itself takes “a” and “ a” for two keys.
                foreach (var twice in pairs.GroupBy(p => p.Id).Where(g => g.Count() > 1))
                {
                    Fault(twice.Last().Line, $"“{key}” has “{twice.Key}” twice");
                }

                return pairs;
            case { } other:
                return Refuse<IReadOnlyList<(string, string, int)>>(key, $"“{key}” must be lines such as “id: words”", [], LineOf(other));
        }
    }

    public Entry? Map(string key, string named)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new(map, named, Faults);
            case { } other:
                return Refuse<Entry?>(key, $"“{key}” must hold lines such as “word: value”", null, LineOf(other));
        }
    }

    public IReadOnlyList<Entry> Maps(string key, string named, bool isNeeded = false)
    {
        switch (Find(key))
        {
            case null when isNeeded:
                Fault(Line, $"{what} needs “{key}”");
                return [];
            case null:
                return [];
            case YamlSequenceNode list when list.Children.Count > 0 && list.Children.All(c => c is YamlMappingNode):
                return [.. list.Children.Cast<YamlMappingNode>().Select(c => new Entry(c, named, Faults))];
            case { } other:
                return Refuse<IReadOnlyList<Entry>>(key, $"“{key}” must be a list, each part beginning with “- ”", [], LineOf(other));
        }
    }

    /// <summary>Complains of every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys)
        {
            var word = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(word))
            {
                Fault(LineOf(key), $"{what} has no “{(word.Length > 60 ? word[..60] + "…" : word)}”{Likeness.Near(word, known)}");
            }
        }
    }

    private T Refuse<T>(string key, string words, T otherwise, int? line = null)
    {
        Fault(line ?? LineOf(key), words);
        return otherwise;
    }

    private static bool IsWord(YamlNode node) => node is YamlScalarNode { Value: { Length: > 0 and <= 60 } word } && Characters.CanBeShown(word);

    private YamlNode? Find(string key)
    {
        known.Add(key);
        return node.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: { } value } && value == key).Value;
    }
}
