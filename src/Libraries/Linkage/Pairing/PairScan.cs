using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LineOfSight.Linkage.Models;

namespace LineOfSight.Linkage.Pairing;

/// <summary>Takes pairs as they are found.</summary>
internal interface IPairSink
{
    /// <summary>Takes a pair.</summary>
    /// <param name="way">The place of the way that found it.</param>
    /// <param name="left">The row of the left record.</param>
    /// <param name="right">The row of the right record.</param>
    /// <param name="mask">What is equal and what is missing.</param>
    /// <param name="a">The left record's codes.</param>
    /// <param name="b">The right record's codes.</param>
    /// <param name="judge">Finds the pair's pattern.</param>
    void Take(int way, int left, int right, ulong mask, ref int a, ref int b, Judge judge);
}

/// <summary>A group that has more records than are compared with one another: it was passed over, and is told.</summary>
/// <param name="Rule">The rule, as it was given.</param>
/// <param name="Shared">What the records share.</param>
/// <param name="Records">How many there are.</param>
public sealed record HotGroup(string Rule, string Shared, int Records)
{
    /// <summary>How many pairs were not compared for it.</summary>
    public long Pairs => (long)Records * (Records - 1) / 2;
}

/// <summary>
/// Finds all pairs that the rules ask for, each once, and hands them out in an order that does not hang on how many threads there are: the
/// work is cut by pairs, not by threads, and what each piece found is taken in the order of the pieces.
/// </summary>
internal sealed class PairScan(Rows rows, Patterns patterns, BlockingWay[] ways, LinkType type, Func<int, int, int>? order, GroupCache cache)
{
    /// <summary>So many records are fetched together: they stay in the second cache.</summary>
    public const int Gathered = 1024;

    private const long PairsAPiece = 1 << 17;
    private readonly ConcurrentBag<Judge> judges = [];
    private IReadOnlyList<Groups>? groups;
    private ulong[]? hotRows;

    public required int Threads { get; init; }

    /// <summary>No group of more records is compared.</summary>
    public int MostRecords { get; init; } = int.MaxValue;

    /// <summary>At most about so many pairs are taken: whole groups, picked by their key. All, when null.</summary>
    public long? Sample { get; init; }

    public List<HotGroup> Hot { get; } = [];

    /// <summary>How many pairs each one taken stands for: 1 unless a sample was taken.</summary>
    public double EachStandsFor { get; private set; } = 1;

    public Action<double>? Progress { get; init; }

    private readonly record struct Piece(int Way, int FirstGroup, int LastGroup, int FromRow, int ToRow);

    /// <summary>Finds the pairs.</summary>
    /// <param name="begin">Makes what takes the pairs of one piece.</param>
    /// <param name="end">Is handed each piece's taker when all of it was taken, in order.</param>
    /// <param name="stop">Stops the scan.</param>
    public void Run<TSink>(Func<TSink> begin, Action<TSink> end, CancellationToken stop)
        where TSink : struct, IPairSink
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = stop };
        groups = cache.Of(ways, rows, options);
        var pieces = Cut();
        var done = 0;
        const int Wave = 256;
        for (var from = 0; from < pieces.Count; from += Wave)
        {
            var takers = new TSink[Math.Min(Wave, pieces.Count - from)];
            Parallel.For(0, takers.Length, options, i =>
            {
                var taker = begin();
                if (!judges.TryTake(out var judge))
                {
                    judge = new Judge(patterns, rows);
                }

                Take(pieces[from + i], ref taker, judge);
                judges.Add(judge);
                takers[i] = taker;
            });
            foreach (var taker in takers)
            {
                end(taker);
            }

            done += takers.Length;
            Progress?.Invoke((double)done / pieces.Count);
        }

        groups = null;
    }

    private List<Piece> Cut()
    {
        MarkHot();
        var total = groups!.Sum(g => g.Pairs);
        var share = Sample is { } most && total > most ? (double)most / total : 1;
        var pieces = new List<Piece>();
        long picked = 0;
        for (var w = 0; w < ways.Length; w++)
        {
            var begun = -1;
            long pairs = 0;
            void Close(int last)
            {
                if (begun >= 0)
                {
                    pieces.Add(new Piece(w, begun, last, 0, int.MaxValue));
                    (begun, pairs) = (-1, 0);
                }
            }

            for (var g = 0; g < groups![w].Count; g++)
            {
                var from = groups[w].From(g);
                long size = groups[w].To(g) - from;
                if (size > MostRecords || (share < 1 && !IsPicked(ways[w].Key(ref rows[groups[w].Rows[from]]), share)))
                {
                    Close(g);
                    continue;
                }

                picked += size * (size - 1) / 2;
                if (size * (size - 1) / 2 > PairsAPiece)
                {
                    Close(g);
                    CutGroup(pieces, w, g, size);
                    continue;
                }

                begun = begun < 0 ? g : begun;
                pairs += size * (size - 1) / 2;
                if (pairs >= PairsAPiece)
                {
                    Close(g + 1);
                }
            }

            Close(groups[w].Count);
        }

        EachStandsFor = share < 1 && picked > 0 ? (double)total / picked : 1;
        return pieces;
    }

    private static void CutGroup(List<Piece> pieces, int way, int group, long size)
    {
        var step = Math.Max(1, PairsAPiece / size);
        for (long from = 0; from < size - 1; from += step)
        {
            pieces.Add(new Piece(way, group, group + 1, (int)from, (int)Math.Min(from + step, size)));
        }
    }

    private static bool IsPicked(uint key, double share) => new Seeded(key).Share() < share;

    private void MarkHot()
    {
        Hot.Clear();
        hotRows = null;
        for (var w = 0; w < ways.Length; w++)
        {
            for (var g = 0; g < groups![w].Count; g++)
            {
                var (from, to) = (groups[w].From(g), groups[w].To(g));
                if (to - from > MostRecords)
                {
                    hotRows ??= new ulong[rows.Count];
                    foreach (var row in groups[w].Rows.AsSpan(from, to - from))
                    {
                        hotRows[row] |= 1UL << w;
                    }

                    Hot.Add(new HotGroup(ways[w].Text, Shared(ways[w], groups[w].Rows[from]), to - from));
                }
            }
        }
    }

    private string Shared(BlockingWay way, int row) => string.Join(", ", way.Keys.Select(k => patterns.Features.All[k].Values.Text(rows.Code(row, k))));

    private void Take<TSink>(Piece piece, ref TSink taker, Judge judge)
        where TSink : struct, IPairSink
    {
        var of = groups![piece.Way];
        for (var g = piece.FirstGroup; g < piece.LastGroup;)
        {
            if (of.To(g) - of.From(g) > Gathered)
            {
                var members = of.Rows.AsSpan(of.From(g), of.To(g) - of.From(g));
                TakeGroup(piece, members, piece.FromRow, ref rows[0], isGathered: false, ref taker, judge);
                g++;
                continue;
            }

            // The records of some groups are fetched together, so that the processor waits for many of them at once and not for each.
            var first = g;
            var count = 0;
            while (g < piece.LastGroup && of.To(g) - of.From(g) is var size && count + size <= Gathered)
            {
                foreach (var row in of.Rows.AsSpan(of.From(g), size))
                {
                    rows.CopyTo(row, judge.Gathered, count++);
                }

                g++;
            }

            var at = 0;
            for (var each = first; each < g; each++)
            {
                var members = of.Rows.AsSpan(of.From(each), of.To(each) - of.From(each));
                TakeGroup(piece, members, piece.FromRow, ref judge.Gathered[at * rows.Stride], isGathered: true, ref taker, judge);
                at += members.Length;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeGroup<TSink>(Piece piece, ReadOnlySpan<int> members, int fromRow, ref int cells, bool isGathered, ref TSink taker, Judge judge)
        where TSink : struct, IPairSink
    {
        var way = ways[piece.Way];
        var missing = rows.Missing;
        var last = Math.Min(piece.ToRow, members.Length);
        for (var i = fromRow; i < last; i++)
        {
            var left = members[i];
            ref var a = ref isGathered ? ref Unsafe.Add(ref cells, i * rows.Stride) : ref rows[left];
            var missingLeft = missing[left];
            for (var j = i + 1; j < members.Length; j++)
            {
                var right = members[j];
                ref var b = ref isGathered ? ref Unsafe.Add(ref cells, j * rows.Stride) : ref rows[right];
                var mask = rows.Mask(ref a, ref b, missingLeft | missing[right]);
                if ((mask & way.Equal) != way.Equal || (type == LinkType.LinkOnly && rows.Sources[left] == rows.Sources[right]))
                {
                    continue;
                }

                if (order is not null && order(left, right) > 0)
                {
                    Offer(piece.Way, right, left, mask, ref b, ref a, ref taker, judge);
                }
                else
                {
                    Offer(piece.Way, left, right, mask, ref a, ref b, ref taker, judge);
                }
            }
        }
    }

    private void Offer<TSink>(int way, int left, int right, ulong mask, ref int a, ref int b, ref TSink taker, Judge judge)
        where TSink : struct, IPairSink
    {
        for (var w = 0; w < way; w++)
        {
            var earlier = ways[w].Clause;
            if ((mask & earlier.Care) == earlier.Want && (hotRows is null || (hotRows[left] >> w & 1) == 0)
                && (earlier.Checks.Length == 0 || judge.Holds(earlier, mask, ref a, ref b)))
            {
                return;
            }
        }

        var own = ways[way].Clause;
        if ((mask & own.Care) == own.Want && (own.Checks.Length == 0 || judge.Holds(own, mask, ref a, ref b)))
        {
            taker.Take(way, left, right, mask, ref a, ref b, judge);
        }
    }
}
