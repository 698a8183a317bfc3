using System.Text;

namespace LineOfSight.Kernel.Access.Passwords;

/// <summary>
/// How easily a password is guessed: what can be named (common words and phrases, walks over the keyboard, sequences, repeats,
/// the person's own details) hardly counts, what cannot be named counts a point a character.
/// </summary>
internal static class PasswordGuess
{
    /// <summary>The points that a password needs.</summary>
    public const int Enough = 8;

    private const int LongestPiece = 40;
    private const string Plain = "abcdefghijklmnopqrstuvwxyz0123456789";

    // Each is read in both directions and round its end.
    private static readonly string[] Walks = [.. new[]
    {
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "qwertzuiop", "azertyuiop", "abcdefghijklmnopqrstuvwxyz", "q1w2e3r4t5y6u7i8o9p0", "741852963", "147258369", "159357",
    }.SelectMany(w => new[] { w + w, Reversed(w + w) })];

    private static readonly HashSet<string> Blocked = Read();

    /// <summary>What is wrong with a password, in plain words; null when it is hard enough to guess.</summary>
    /// <param name="password">What was typed.</param>
    /// <param name="own">Words that anyone who knows the person would try: names, email address, product, partnerships.</param>
    public static string? Problem(string password, IEnumerable<string> own)
    {
        var words = own.Select(Fold).Where(w => w.Length >= 3).ToHashSet();
        Guess[] guesses = [Of(Fold(password), words), Of(Unmask(Fold(password)), words), Of(Letters(Unmask(Fold(password))), words)];
        var worst = guesses.Where(g => g.Points < Enough).OrderBy(g => g.Points).ThenByDescending(g => (int)g.Kind).FirstOrDefault();
        return worst?.Kind switch
        {
            null => null,
            Kind.Own => "Choose a password without your name, your email address, your partnership’s name or the name of this service. Use three or four words that do not belong together.",
            Kind.Repeat => "Choose a password that does not repeat one word or pattern. Use three or four words that do not belong together.",
            Kind.Walk => "Choose a password that is not a run of keys, letters or numbers. Use three or four words that do not belong together.",
            _ => "Choose a password that is harder to guess. This one is made of passwords or phrases that many people use. Use three or four words that do not belong together.",
        };
    }

    private enum Kind
    {
        Common,
        Walk,
        Repeat,
        Own,
    }

    private static Guess Of(string text, HashSet<string> own)
    {
        var repeated = Shortest(text);
        var kind = repeated.Length < text.Length ? Kind.Repeat : Kind.Common;
        text = repeated;
        var best = new Guess?[text.Length + 1];
        best[0] = new Guess(0, kind, []);
        for (var at = 0; at < text.Length; at++)
        {
            var so = best[at]!;
            Better(ref best[at + 1], so with { Points = so.Points + (so.Seen.Contains(text[at].ToString()) ? 0 : 1), Seen = [.. so.Seen, text[at].ToString()] });
            for (var length = 3; length <= Math.Min(LongestPiece, text.Length - at); length++)
            {
                var piece = text.Substring(at, length);
                if (Named(piece, own) is { } named)
                {
                    var points = so.Seen.Contains(piece) ? 0 : named == Kind.Common ? 2 : 1;
                    Better(ref best[at + length], new Guess(so.Points + points, so.Kind > named ? so.Kind : named, [.. so.Seen, piece]));
                }
            }
        }

        return best[text.Length]!;
    }

    private static void Better(ref Guess? known, Guess other)
    {
        if (known is null || other.Points < known.Points)
        {
            known = other;
        }
    }

    private static Kind? Named(string piece, HashSet<string> own) => piece switch
    {
        _ when own.Contains(piece) => Kind.Own,
        _ when Blocked.Contains(piece) => Kind.Common,
        _ when piece.Distinct().Count() == 1 => Kind.Repeat,
        _ when IsWalk(piece) => Kind.Walk,
        { Length: 4 } when piece[..2] is "19" or "20" && piece.All(char.IsDigit) => Kind.Common,
        _ => null,
    };

    private static bool IsWalk(string piece) => Array.Exists(Walks, w => w.Contains(piece, StringComparison.Ordinal));

    private static string Reversed(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    // The shortest text of which the whole is a repetition: "kitchenkitchenkit" is "kitchen".
    private static string Shortest(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
            {
                return text[..period];
            }
        }

        return text;
    }

    // Small letters and digits; what is not of this alphabet counts as itself, spaces and punctuation as nothing.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && (c > 127 || char.IsAsciiLetterOrDigit(c) || c is '@' or '$' or '!')))
        {
            folded.Append(letter);
        }

        return folded.ToString();
    }

    // Reads "p@ssw0rd" as it was meant.
    private static string Unmask(string text) => new([.. text.Select(c => c switch
    {
        '@' or '4' => 'a', '3' => 'e', '1' or '!' => 'i', '0' => 'o', '5' or '$' => 's', '7' => 't', _ => c,
    })]);

    private static string Letters(string text) => new([.. text.Where(c => c > 127 || Plain.Contains(c, StringComparison.Ordinal))]);

    private static HashSet<string> Read()
    {
        using var reader = new StreamReader(typeof(PasswordGuess).Assembly.GetManifestResourceStream("blocked-passwords.txt")!);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                words.Add(Fold(line));
            }
        }

        return words;
    }

    private sealed record Guess(int Points, Kind Kind, HashSet<string> Seen);
}
