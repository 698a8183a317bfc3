namespace LineOfSight.QuestionnaireEngine;

/// <summary>Finds the word that somebody meant to write.</summary>
internal static class Likeness
{
    private const int MostMistakes = 3;

    /// <summary>Ends a sentence and asks "Did you mean …?"; empty when no word is near.</summary>
    public static string Near(string word, IEnumerable<string> words)
    {
        if (word.Length > 60)
        {
            return "";
        }

        var near = words.Select(w => (Word: w, Mistakes: Mistakes(word, w))).Where(w => w.Mistakes <= Math.Clamp(w.Word.Length / 3, 1, MostMistakes)).OrderBy(w => w.Mistakes).FirstOrDefault();
        return near.Word is null ? "" : $". Did you mean “{near.Word}”?";
    }

    // Two letters in the wrong order are one mistake. Counting ends where no ending could bring the words together again.
    private static int Mistakes(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > MostMistakes)
        {
            return int.MaxValue;
        }

        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            (before, above, row) = (above, row, before);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            if (row.Min() > MostMistakes && above.Min() > MostMistakes)
            {
                return int.MaxValue;
            }
        }

        return row[b.Length];
    }
}
