using System.Text.RegularExpressions;

namespace LineOfSight.Kernel.Mail;

/// <summary>Whether a letter can wait.</summary>
public enum LetterNeed
{
    /// <summary>News: a person may have it in one letter a day, or not at all.</summary>
    Notice,

    /// <summary>Must arrive, and at once: it is about the person's own account, or the law or a meeting waits for it.</summary>
    Essential,
}

/// <summary>
/// A kind of letter: fixed words, with gaps such as <c>{reference}</c> that only a <see cref="Fact"/> fills. Mail travels and is read
/// where nobody is signed in, so there is no gap for a name or for words that somebody typed.
/// </summary>
/// <param name="Key">The key, such as <c>improvement.action-given</c>; at most 100 characters.</param>
/// <param name="Subject">The subject, such as "An action was given to you: {reference}".</param>
/// <param name="Words">What it says, in plain sentences; an empty line parts paragraphs.</param>
/// <param name="Need">Whether it can wait.</param>
public sealed partial record LetterKind(string Key, string Subject, string Words, LetterNeed Need = LetterNeed.Notice)
{
    /// <summary>The words with their gaps filled.</summary>
    /// <param name="text"><see cref="Subject"/> or <see cref="Words"/>.</param>
    /// <param name="facts">What fills the gaps.</param>
    /// <exception cref="InvalidOperationException">A gap has no fact.</exception>
    internal string Fill(string text, IReadOnlyDictionary<string, Fact> facts) => Gap().Replace(text, gap =>
        facts.TryGetValue(gap.Groups[1].Value, out var fact) ? fact.Words : throw new InvalidOperationException($"The letter {Key} has no fact for {gap.Value}."));

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Gap();
}
