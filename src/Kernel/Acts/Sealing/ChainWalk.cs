using System.Globalization;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>Walks through all chains in order, computes every hash again and notes the first entry of each chain that does not hold.</summary>
internal sealed class ChainWalk : IDisposable
{
    private readonly Dictionary<Guid, Queue<Mark>> marks = [];
    private readonly EntryBytes entry = new();
    private readonly byte[] chain = new byte[16];
    private readonly byte[] previous = new byte[CanonicalEntry.HashLength];
    private readonly byte[] computed = new byte[CanonicalEntry.HashLength];
    private Queue<Mark>? toCome;
    private long expected;
    private long confirmed;
    private long latest = long.MinValue;
    private bool broken;

    public ChainWalk(IEnumerable<Checkpoint> checkpoints)
    {
        foreach (var (checkpoint, head) in checkpoints.SelectMany(c => c.Chains.Select(h => (c, h))).OrderBy(m => m.h.Count))
        {
            if (!marks.TryGetValue(head.Chain, out var queue))
            {
                marks.Add(head.Chain, queue = new Queue<Mark>());
            }

            queue.Enqueue(new Mark(checkpoint.At, head.Count, Convert.FromHexString(head.Hash)));
        }
    }

    /// <summary>How many entries were read.</summary>
    public long Entries { get; private set; }

    /// <summary>How many chains.</summary>
    public int Chains { get; private set; }

    /// <summary>The latest instant among the entries.</summary>
    public DateTimeOffset? UpTo => latest == long.MinValue ? null : DateTimeOffset.UnixEpoch.AddMicroseconds(latest);

    /// <summary>The first place of each chain that does not hold.</summary>
    public List<Suspicion> Suspicions { get; } = [];

    /// <summary>Where a chain does not hold. Words are null when a closer look must find them.</summary>
    public sealed record Suspicion(Guid Chain, long Number, Guid? Act, FaultKind Kind, string? Words);

    private sealed record Mark(DateTimeOffset At, long Count, byte[] Hash);

    public void Walk(CopyReader rows, CancellationToken stop)
    {
        while (rows.Read())
        {
            stop.ThrowIfCancellationRequested();
            entry.Take(rows);
            if (Entries++ == 0 || !entry.Chain.SequenceEqual(chain))
            {
                Begin();
            }

            if (!broken)
            {
                Check();
            }
        }

        End();
        foreach (var (missing, queue) in marks)
        {
            Suspect(missing, 1, null, FaultKind.CutOff, $"the whole chain is gone; the checkpoint of {Words(queue.Peek().At)} counts {queue.Peek().Count:N0} entries");
        }
    }

    public void Dispose() => entry.Dispose();

    private void Begin()
    {
        End();
        Chains++;
        entry.Chain.CopyTo(chain);
        previous.AsSpan().Clear();
        (expected, confirmed, broken) = (1, 0, false);
        marks.Remove(new Guid(chain, bigEndian: true), out toCome);
    }

    private void Check()
    {
        var number = entry.Number;
        if (number > expected)
        {
            Suspect(expected, null, FaultKind.Removed, number == expected + 1
                ? "it is missing: it was removed"
                : $"the entries {expected:N0} to {number - 1:N0} are missing: they were removed");
        }
        else if (number < expected)
        {
            Suspect(number, entry.Act, FaultKind.Inserted, "its number was given before: it was inserted");
        }
        else if (!entry.HasAct)
        {
            Suspect(number, entry.Act, FaultKind.Removed, "its act is missing: it was removed");
        }
        else
        {
            entry.Hash(previous, computed);
            if (!entry.Stored.SequenceEqual(computed))
            {
                Suspect(number, entry.Act, FaultKind.Altered, null);
                return;
            }

            computed.CopyTo(previous, 0);
            latest = Math.Max(latest, entry.At);
            CompareWithMarks(number);
            expected++;
        }
    }

    private void CompareWithMarks(long number)
    {
        while (toCome is { Count: > 0 } && toCome.Peek().Count <= number)
        {
            var mark = toCome.Dequeue();
            if (!mark.Hash.AsSpan().SequenceEqual(computed))
            {
                Suspect(number, entry.Act, FaultKind.BuiltAnew,
                    $"the checkpoint of {Words(mark.At)} recorded another hash here: the chain was built anew from an entry between {confirmed + 1:N0} and {number:N0}");
                return;
            }

            confirmed = number;
        }
    }

    private void End()
    {
        if (Chains > 0 && !broken && toCome is { Count: > 0 })
        {
            var mark = toCome.Peek();
            Suspect(expected, null, FaultKind.CutOff, $"the chain ends before it; the checkpoint of {Words(mark.At)} counts {mark.Count:N0} entries: the end was cut off");
        }
    }

    private void Suspect(long number, Guid? act, FaultKind kind, string? words) => Suspect(new Guid(chain, bigEndian: true), number, act, kind, words);

    private void Suspect(Guid of, long number, Guid? act, FaultKind kind, string? words)
    {
        broken = true;
        Suspicions.Add(new Suspicion(of, number, act, kind, words));
    }

    private static string Words(DateTimeOffset at) => Clocks.London.TimeOf(at).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
