namespace LineOfSight.Trackers;

/// <summary>Finds texts that may say the same: the share of words and of three-letter pieces that they have in common.</summary>
public sealed class Likeness
{
    /// <summary>From here on two texts are proposed as the same.</summary>
    public const double Proposed = 0.72;

    private const int Rarest = 5;
    private const int MostHolders = 400;
    private readonly List<Text> texts = [];
    private readonly Dictionary<string, List<int>> holders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);

    // Whoever looks for a text often adds it next.
    private (string Text, Text Made)? last;

    private sealed class Text(string plain)
    {
        private HashSet<long>? pieces;

        public string Plain => plain;

        public HashSet<string> Words { get; } = [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        // Most texts are never held against another one letter by letter.
        public HashSet<long> Pieces => pieces ??= PiecesOf(plain);
    }

    /// <summary>A text that was found.</summary>
    /// <param name="Index">Its number, in the order in which texts were added, from 0.</param>
    /// <param name="Score">1 for the same words in the same order; otherwise less.</param>
    public readonly record struct Found(int Index, double Score);

    /// <summary>Adds a text to look among.</summary>
    /// <param name="text">The text.</param>
    public void Add(string text)
    {
        var made = Once(text);
        texts.Add(made);
        exact.TryAdd(made.Plain, texts.Count - 1);
        foreach (var word in made.Words)
        {
            if (!holders.TryGetValue(word, out var list))
            {
                holders[word] = list = [];
            }

            list.Add(texts.Count - 1);
        }
    }

    /// <summary>The text most like this one, or null when none is like it.</summary>
    /// <param name="text">The text to look for.</param>
    public Found? Nearest(string text)
    {
        var sought = Once(text);
        if (sought.Plain.Length == 0)
        {
            return null;
        }

        if (exact.TryGetValue(sought.Plain, out var same))
        {
            return new Found(same, 1);
        }

        Found? best = null;
        var lists = sought.Words.Select(w => holders.GetValueOrDefault(w)).OfType<List<int>>().Where(l => l.Count <= MostHolders).OrderBy(l => l.Count).Take(Rarest);
        foreach (var index in lists.SelectMany(l => l).Distinct())
        {
            // What the words leave possible, if every piece were the same.
            var possible = (Share(sought.Words, texts[index].Words) + 1) / 2;
            if (possible < Proposed || possible <= best?.Score)
            {
                continue;
            }

            var score = Score(sought, texts[index]);
            if (score >= Proposed && (best is null || score > best.Value.Score))
            {
                best = new Found(index, score);
            }
        }

        return best;
    }

    /// <summary>How alike two texts are, from 0 to 1.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    public static double Score(string a, string b) => Score(Make(a), Make(b));

    private static double Score(Text a, Text b) => a.Plain == b.Plain ? 1 : Math.Min(0.99, (Share(a.Words, b.Words) + Share(a.Pieces, b.Pieces)) / 2);

    // Dice: twice what both have, of what each has.
    private static double Share<T>(HashSet<T> a, HashSet<T> b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return 0;
        }

        var (few, many) = a.Count < b.Count ? (a, b) : (b, a);
        return 2.0 * few.Count(many.Contains) / (a.Count + b.Count);
    }

    private Text Once(string text)
    {
        if (last is not { } known || known.Text != text)
        {
            last = known = (text, Make(text));
        }

        return known.Made;
    }

    private static Text Make(string text)
    {
        var plain = Vocabulary.Plain(text);
        return new Text(plain.Length > 1_000 ? plain[..1_000] : plain);
    }

    private static HashSet<long> PiecesOf(string plain)
    {
        var pieces = new HashSet<long>(plain.Length + 2);
        var padded = $" {plain} ";
        for (var i = 0; i + 2 < padded.Length; i++)
        {
            pieces.Add(((long)padded[i] << 32) | ((long)padded[i + 1] << 16) | padded[i + 2]);
        }

        return pieces;
    }
}
