using System.Runtime.CompilerServices;

namespace LineOfSight.Linkage.Pairing;

/// <summary>
/// Finds the pattern of a pair. What the mask alone decides is worked out once per distinct mask, of which there are a few hundred; only
/// measures are left to be looked at pair by pair. One for each thread.
/// </summary>
internal sealed class Judge
{
    private const ulong Spread = 0x9E3779B97F4A7C15UL;
    private const int FirstSlots = 1 << 10;
    private const int MostKept = 1 << 15;
    private readonly Patterns patterns;
    private readonly Rows rows;
    private readonly Measure[] measures;
    private readonly double[] measured;
    private readonly long[] measuredAt;
    private long now;
    private ulong[] masks = new ulong[FirstSlots];
    private Decided?[] decisions = new Decided?[FirstSlots];
    private int kept;

    public Judge(Patterns patterns, Rows rows)
    {
        this.patterns = patterns;
        this.rows = rows;
        Gathered = new int[PairScan.Gathered * rows.Stride];
        measures = [.. patterns.Features.Measures];
        measured = new double[measures.Length];
        measuredAt = new long[measures.Length];
    }

    /// <summary>Room for the codes of records that are fetched together.</summary>
    public int[] Gathered { get; }

    private sealed record Decided(int Pattern, Open[] Open);

    /// <summary>A comparison that the mask leaves open: the first try whose checks pass, else the last level.</summary>
    private sealed record Open(int Step, Check[][] Tries, int[] Levels, int Otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Pattern(ulong mask, ref int left, ref int right)
    {
        var slot = (int)((mask * Spread) >> 32) & (masks.Length - 1);
        var decided = decisions[slot];
        if (decided is null || masks[slot] != mask)
        {
            decided = Find(mask);
        }

        return decided.Open.Length == 0 ? decided.Pattern : Finish(decided, ref left, ref right);
    }

    /// <summary>Whether a way holds of a pair.</summary>
    public bool Holds(Clause way, ulong mask, ref int left, ref int right)
    {
        if ((mask & way.Care) != way.Want)
        {
            return false;
        }

        now++;
        return way.Checks.Length == 0 || Pass(way.Checks, ref left, ref right);
    }

    private int Finish(Decided decided, ref int left, ref int right)
    {
        now++;
        var pattern = decided.Pattern;
        foreach (var open in decided.Open)
        {
            var level = open.Otherwise;
            for (var t = 0; t < open.Tries.Length; t++)
            {
                if (Pass(open.Tries[t], ref left, ref right))
                {
                    level = open.Levels[t];
                    break;
                }
            }

            pattern += level * open.Step;
        }

        return pattern;
    }

    private bool Pass(Check[] checks, ref int left, ref int right)
    {
        foreach (var check in checks)
        {
            if (!check.Passes(Measured(check.Measure, ref left, ref right)))
            {
                return false;
            }
        }

        return true;
    }

    private double Measured(int index, ref int left, ref int right)
    {
        if (measuredAt[index] == now)
        {
            return measured[index];
        }

        var measure = measures[index];
        var l = Unsafe.Add(ref left, measure.Left.Index);
        var r = Unsafe.Add(ref right, measure.Right.Index);
        measuredAt[index] = now;
        return measured[index] = (l == 0 || r == 0) && !measure.TakesMissing ? double.NaN : measure.Of(l, r);
    }

    private Decided Find(ulong mask)
    {
        for (var slot = Slot(mask); decisions[slot] is { } there; slot = (slot + 1) & (masks.Length - 1))
        {
            if (masks[slot] == mask)
            {
                return there;
            }
        }

        var decided = Decide(mask);
        if (kept < MostKept)
        {
            if (++kept * 2 > masks.Length)
            {
                Widen();
            }

            Keep(mask, decided);
        }

        return decided;
    }

    private int Slot(ulong mask) => (int)((mask * Spread) >> 32) & (masks.Length - 1);

    private void Keep(ulong mask, Decided decided)
    {
        var slot = Slot(mask);
        while (decisions[slot] is not null)
        {
            slot = (slot + 1) & (masks.Length - 1);
        }

        masks[slot] = mask;
        decisions[slot] = decided;
    }

    private void Widen()
    {
        var (oldMasks, oldDecisions) = (masks, decisions);
        masks = new ulong[oldMasks.Length * 4];
        decisions = new Decided?[oldMasks.Length * 4];
        for (var i = 0; i < oldMasks.Length; i++)
        {
            if (oldDecisions[i] is { } decided)
            {
                Keep(oldMasks[i], decided);
            }
        }
    }

    private Decided Decide(ulong mask)
    {
        var pattern = 0;
        var open = new List<Open>();
        for (var c = 0; c < patterns.Comparisons.Count; c++)
        {
            var tries = new List<Check[]>();
            var levels = new List<int>();
            var level = Certain(c, mask, tries, levels);
            if (tries.Count == 0)
            {
                pattern += level * patterns.Steps[c];
            }
            else
            {
                open.Add(new Open(patterns.Steps[c], [.. tries], [.. levels], level));
            }
        }

        return new Decided(pattern, [.. open]);
    }

    private int Certain(int comparison, ulong mask, List<Check[]> tries, List<int> levels)
    {
        var last = patterns.Comparisons[comparison].Levels.Count - 1;
        for (var level = 0; level < last; level++)
        {
            foreach (var way in patterns.Ways(comparison, level).Where(w => (mask & w.Care) == w.Want))
            {
                if (way.Checks.Length == 0)
                {
                    return level;
                }

                tries.Add(way.Checks);
                levels.Add(level);
            }
        }

        return last;
    }
}
