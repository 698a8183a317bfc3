namespace LineOfSight.QuestionnaireEngine;

/// <summary>When a question is asked. A question that is not asked counts as not answered.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>The questions that it looks at.</summary>
    public abstract IEnumerable<string> LooksAt { get; }

    /// <summary>True when the question is asked.</summary>
    /// <param name="chosen">What was chosen as the answer to a question that is asked; empty when nothing was.</param>
    public abstract bool Holds(Func<string, IReadOnlyList<string>> chosen);

    /// <summary>An answer is one of some choices.</summary>
    /// <param name="Question">The question that is looked at.</param>
    /// <param name="Is">The ids of choices or grades; <c>yes</c> or <c>no</c>.</param>
    public sealed record Chosen(string Question, IReadOnlyList<string> Is) : Condition
    {
        /// <inheritdoc />
        public override IEnumerable<string> LooksAt => [Question];

        /// <inheritdoc />
        public override bool Holds(Func<string, IReadOnlyList<string>> chosen)
        {
            ArgumentNullException.ThrowIfNull(chosen);
            return chosen(Question).Any(Is.Contains);
        }
    }

    /// <summary>All hold.</summary>
    /// <param name="Parts">At least one.</param>
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition
    {
        /// <inheritdoc />
        public override IEnumerable<string> LooksAt => Parts.SelectMany(p => p.LooksAt);

        /// <inheritdoc />
        public override bool Holds(Func<string, IReadOnlyList<string>> chosen) => Parts.All(p => p.Holds(chosen));
    }

    /// <summary>At least one holds.</summary>
    /// <param name="Parts">At least one.</param>
    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition
    {
        /// <inheritdoc />
        public override IEnumerable<string> LooksAt => Parts.SelectMany(p => p.LooksAt);

        /// <inheritdoc />
        public override bool Holds(Func<string, IReadOnlyList<string>> chosen) => Parts.Any(p => p.Holds(chosen));
    }
}
