using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Persons;

/// <summary>Finds decisions that cannot all hold: a pair that must stay apart, and others that make the two one person.</summary>
internal static class Contradictions
{
    private const int MostLinesNamed = 10;

    public static void Refuse(string file, IReadOnlyList<DecidedPair> pairs)
    {
        if (pairs.Where(p => p.Left == p.Right).Select(p => p.Decision).FirstOrDefault() is { } alone)
        {
            throw new RecordsRefusedException(new RecordFault(file, alone.Line, LinkDecisionReader.RightId, "a record is decided with itself"));
        }

        var joined = new Dictionary<int, List<DecidedPair>>();
        foreach (var pair in pairs.Where(p => p.Decision.Kind == LinkDecisionKind.Right))
        {
            Add(joined, pair.Left, pair);
            Add(joined, pair.Right, pair);
        }

        var groups = Groups(joined);
        foreach (var apart in pairs.Where(p => p.Decision.Kind != LinkDecisionKind.Right))
        {
            if (groups.TryGetValue(apart.Left, out var one) && groups.TryGetValue(apart.Right, out var other) && one == other)
            {
                // Which of the two reasons keeps them apart is not told.
                throw new RecordsRefusedException(new RecordFault(
                    file, apart.Decision.Line, LinkDecisionReader.Decision, $"the two are to stay apart, but {Named(Chain(joined, apart.Left, apart.Right))} together"));
            }
        }
    }

    private static void Add(Dictionary<int, List<DecidedPair>> joined, int record, DecidedPair pair)
    {
        if (!joined.TryGetValue(record, out var pairs))
        {
            joined.Add(record, pairs = []);
        }

        pairs.Add(pair);
    }

    private static Dictionary<int, int> Groups(Dictionary<int, List<DecidedPair>> joined)
    {
        var groups = new Dictionary<int, int>();
        foreach (var first in joined.Keys.Where(k => !groups.ContainsKey(k)))
        {
            foreach (var reached in Reached(joined, first, null).Keys)
            {
                groups[reached] = first;
            }
        }

        return groups;
    }

    // The shortest chain, so that whoever mends the file reads as few lines as can be.
    private static List<long> Chain(Dictionary<int, List<DecidedPair>> joined, int from, int to)
    {
        var by = Reached(joined, from, to);
        var lines = new List<long>();
        for (var at = to; at != from;)
        {
            var pair = by[at]!.Value;
            lines.Add(pair.Decision.Line);
            at = pair.Left == at ? pair.Right : pair.Left;
        }

        lines.Sort();
        return lines;
    }

    private static Dictionary<int, DecidedPair?> Reached(Dictionary<int, List<DecidedPair>> joined, int from, int? until)
    {
        var by = new Dictionary<int, DecidedPair?> { [from] = null };
        var next = new Queue<int>([from]);
        while (next.TryDequeue(out var at) && at != until)
        {
            foreach (var pair in joined[at])
            {
                var reached = pair.Left == at ? pair.Right : pair.Left;
                if (by.TryAdd(reached, pair))
                {
                    next.Enqueue(reached);
                }
            }
        }

        return by;
    }

    private static string Named(List<long> lines) =>
        lines.Count == 1 ? $"line {lines[0]} says they belong"
        : $"the lines {string.Join(", ", lines.Take(MostLinesNamed))}{(lines.Count > MostLinesNamed ? $" and {lines.Count - MostLinesNamed} more" : "")} put them";
}
