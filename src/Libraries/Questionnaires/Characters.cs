namespace LineOfSight.QuestionnaireEngine;

/// <summary>Which characters a text may hold.</summary>
internal static class Characters
{
    /// <summary>True when every character can be shown and stored: no control characters but line ends and tabs, and no half of a pair, which JSON would change.</summary>
    public static bool CanBeShown(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\n' or '\t')))
            {
                return false;
            }
        }

        return true;
    }
}
