using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Persons;

/// <summary>What people decided of a pair of records.</summary>
public enum LinkDecisionKind
{
    /// <summary>Never link and never propose. Why is a secret of its own, such as an adoption, and is held nowhere here.</summary>
    Blocked,

    /// <summary>Known to be two people: a link stays broken.</summary>
    Wrong,

    /// <summary>Known to be one person: always together.</summary>
    Right,
}

/// <summary>A decided pair.</summary>
/// <param name="Left">One record; without a source where the file names none.</param>
/// <param name="Right">The other.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record LinkDecision(RecordKey Left, RecordKey Right, LinkDecisionKind Kind, long Line);

/// <summary>Decided pairs, which stand above all that linkage computes. They never contradict one another.</summary>
public sealed class LinkDecisions
{
    private readonly string file;

    internal LinkDecisions(string file, IReadOnlyList<LinkDecision> all)
    {
        this.file = file;
        All = all;
        var numbers = new Dictionary<RecordKey, int>();
        int Number(RecordKey key)
        {
            numbers.TryAdd(key, numbers.Count);
            return numbers[key];
        }

        Contradictions.Refuse(file, [.. all.Select(d => new DecidedPair(d, Number(d.Left), Number(d.Right)))]);
    }

    /// <summary>No decisions.</summary>
    public static LinkDecisions None { get; } = new("", []);

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<LinkDecision> All { get; }

    /// <summary>Reads decisions from CSV: the columns left_id, right_id and decision (blocked, wrong or right); left_source and right_source where there are several sources.</summary>
    /// <param name="file">The file's path.</param>
    /// <exception cref="RecordsRefusedException">A line cannot be understood, or contradicts others; it says which.</exception>
    public static LinkDecisions Read(string file)
    {
        using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(from, Path.GetFileName(file));
    }

    /// <summary>Reads decisions from a stream.</summary>
    /// <param name="from">CSV in UTF-8, with a header.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="RecordsRefusedException">A line cannot be understood, or contradicts others; it says which.</exception>
    public static LinkDecisions Read(Stream from, string file) => new(file, LinkDecisionReader.Read(from, file));

    /// <summary>The decisions by the rows of records.</summary>
    /// <param name="row">The row of a record; negative when there is none. Without a source, of the only source there is.</param>
    /// <exception cref="RecordsRefusedException">Two keys are one record, and so decisions contradict one another.</exception>
    public DecidedRows Resolve(Func<RecordKey, int> row)
    {
        var pairs = new List<DecidedPair>();
        var unknown = new List<RecordFault>();
        foreach (var decision in All)
        {
            var (left, right) = (row(decision.Left), row(decision.Right));
            if (left < 0 || right < 0)
            {
                unknown.Add(new RecordFault(file, decision.Line, left < 0 ? LinkDecisionReader.LeftId : LinkDecisionReader.RightId, "there is no such record"));
            }
            else
            {
                pairs.Add(new DecidedPair(decision, left, right));
            }
        }

        Contradictions.Refuse(file, pairs);
        return new DecidedRows(pairs, unknown);
    }
}

/// <summary>A decision and its two records as numbers.</summary>
internal readonly record struct DecidedPair(LinkDecision Decision, int Left, int Right)
{
    public (int Low, int High) Rows => (Math.Min(Left, Right), Math.Max(Left, Right));
}
