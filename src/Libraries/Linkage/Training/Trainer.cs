using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Training;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>How many random pairs u is estimated from.</summary>
    public long RandomPairs { get; init; } = 2_500_000;

    /// <summary>How many pairs of a rule m is trained from, at most.</summary>
    public long PairsARule { get; init; } = 2_000_000;

    /// <summary>What the random pairs are picked by: the same seed picks the same.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether households are modelled where the settings say what tells children apart.</summary>
    public bool Households { get; init; } = true;
}

/// <summary>What training found.</summary>
/// <param name="Sessions">Each run of expectation and maximisation.</param>
/// <param name="Warnings">What whoever relies on the model should know.</param>
/// <param name="Households">What brothers and sisters look like; null when households are not modelled.</param>
public sealed record TrainingReport(IReadOnlyList<TrainingSession> Sessions, IReadOnlyList<string> Warnings, HouseholdModel? Households);

/// <summary>Trains a model on the records that it will link: u from random pairs, m under several rules, then how common matches are.</summary>
internal sealed class Trainer(CompiledModel compiled, Rows rows, TrainingOptions options, GroupCache cache)
{
    private const long PriorPairs = 4_000_000;
    private const long HouseholdPairs = 2_000_000;
    private const int PriorRounds = 200;
    private const long MostCounted = 1 << 28;
    private const double PriorAtRest = 1e-6;
    private const double FirstPrior = 1e-6;
    private readonly LinkModel model = compiled.Model;
    private readonly List<string> warnings = [];

    public TrainingReport Train(CancellationToken stop)
    {
        var random = new RandomPairs(rows, compiled.Patterns, model.Type).Train(model, options.RandomPairs, options.Seed, options.Threads, stop);
        if (options.Households && model.Own.TellsSiblingsApart.Count > 0)
        {
            return TrainHouseholds(random, stop);
        }

        var sessions = new List<TrainingSession>();
        var found = model.Comparisons.Select(_ => new List<double[]>()).ToArray();
        foreach (var way in Rules())
        {
            var (session, m) = Session(way, stop);
            sessions.Add(session);
            for (var c = 0; c < m.Length; c++)
            {
                if (m[c] is { } levels)
                {
                    found[c].Add(levels);
                }
            }

            if (!session.Converged)
            {
                warnings.Add($"Training under {session.Rule} {session.Words}.");
            }
        }

        for (var c = 0; c < found.Length; c++)
        {
            Settle(model.Comparisons[c], found[c]);
        }

        var fromPairs = FromPairs(stop);
        model.Prior = Deterministic(stop) ?? fromPairs;
        return new TrainingReport(sessions, warnings, Households: null);
    }

    private TrainingReport TrainHouseholds(PatternCounts random, CancellationToken stop)
    {
        if (compiled.Deterministic.Ways.Length > 0)
        {
            warnings.Add("The deterministic rules were not asked: with households the prior is trained with everything else.");
        }

        var neighbours = new NeighbourMaximisation(model, compiled.Patterns).Run(random);
        var scan = new PairScan(rows, compiled.Patterns, compiled.Rules.Ways, model.Type, order: null, cache) { Threads = options.Threads, Sample = HouseholdPairs };
        var counts = PatternCounter.Count(scan, compiled.Patterns, Agency(), stop);
        var (session, households) = new HouseholdMaximisation(model, compiled.Patterns).Run(counts.Together(compiled.Patterns.Count), neighbours, scan.EachStandsFor, AllPairs(), warnings);
        TellAgencies(counts, households);
        return new TrainingReport([session], warnings, households);
    }

    private List<BlockingWay> Rules()
    {
        var rules = new List<BlockingWay>();
        var free = new bool[model.Comparisons.Count];
        var given = compiled.Training.Ways;
        foreach (var way in given.Length > 0 ? given : compiled.Rules.Ways)
        {
            var adds = IsFree(way).Where((f, c) => f && !free[c]).Any();
            if (adds || given.Length > 0)
            {
                rules.Add(way);
                free = [.. free.Zip(IsFree(way), (a, b) => a || b)];
            }
        }

        foreach (var (comparison, isFree) in model.Comparisons.Zip(free))
        {
            if (!isFree)
            {
                warnings.Add($"No rule leaves {comparison.Name} free, so its m could not be trained and is what is taken for granted: give a training rule that does not read it.");
            }
        }

        return rules;
    }

    // A comparison is free under a rule that asks for nothing it reads.
    private bool[] IsFree(BlockingWay way)
    {
        var columns = way.Keys.SelectMany(k => compiled.Features.All[k].ColumnNames).SelectMany(Parts).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. compiled.Patterns.Comparisons.Select((_, c) => !compiled.Patterns.Reads(c).SelectMany(Parts).Any(columns.Contains))];
    }

    private IEnumerable<string> Parts(string column) => compiled.Joins.TryGetValue(column, out var parts) ? parts : [column];

    private (TrainingSession Session, double[]?[] M) Session(BlockingWay way, CancellationToken stop)
    {
        var scan = new PairScan(rows, compiled.Patterns, [way], model.Type, order: null, cache) { Threads = options.Threads, Sample = options.PairsARule };
        return new Maximisation(model, compiled.Patterns).Run(way.Text, PatternCounter.Count(scan, compiled.Patterns, agency: null, stop), IsFree(way));
    }

    // The median of what the sessions found, as Splink takes it, made to add up to one.
    private void Settle(Comparison comparison, List<double[]> found)
    {
        if (found.Count == 0)
        {
            return;
        }

        var spoken = Enumerable.Range(0, comparison.Levels.Count).Where(l => !comparison.Levels[l].IsNull).ToList();
        var medians = spoken.ToDictionary(l => l, l => Median([.. found.Select(f => f[l])]));
        var sum = medians.Values.Sum();
        foreach (var l in spoken.Where(l => !comparison.Levels[l].FixM))
        {
            comparison.Levels[l].M = medians[l] / sum;
        }

        var closest = spoken[0];
        if (comparison.Levels[closest].M < comparison.Levels[closest].U)
        {
            warnings.Add($"In {comparison.Name}, \"{comparison.Levels[closest].Label}\" is found less often among matches than among others: training may have taken something else for matches.");
        }
    }

    private static double Median(double[] of)
    {
        Array.Sort(of);
        return of.Length % 2 == 1 ? of[of.Length / 2] : (of[(of.Length / 2) - 1] + of[of.Length / 2]) / 2;
    }

    // Pairs that a deterministic rule finds are hardly ever of two people; the recall says how many it misses.
    private double? Deterministic(CancellationToken stop)
    {
        if (compiled.Deterministic.Ways.Length == 0)
        {
            return null;
        }

        var scan = new PairScan(rows, compiled.Patterns, compiled.Deterministic.Ways, model.Type, order: null, cache) { Threads = options.Threads };
        var found = PatternCounter.Count(scan, compiled.Patterns, agency: null, stop).Seen().Sum(s => s.Count);
        return Math.Clamp(found / model.Own.DeterministicRecall / AllPairs(), double.Epsilon, 1 - 1e-9);
    }

    // How many matches the compared pairs hold, with m and u held; pairs that no rule finds are taken for different people.
    private double FromPairs(CancellationToken stop)
    {
        var scan = new PairScan(rows, compiled.Patterns, compiled.Rules.Ways, model.Type, order: null, cache) { Threads = options.Threads, Sample = PriorPairs };
        var counts = PatternCounter.Count(scan, compiled.Patterns, Agency(), stop);
        var seen = counts.Together(compiled.Patterns.Count).Seen().ToArray();
        var ratios = seen.Select(s => Math.Pow(2, model.Comparisons.Select((c, i) => c.Weight(compiled.Patterns.Level(s.Pattern, i))).Sum())).ToArray();
        var prior = FirstPrior;
        for (var round = 0; round < PriorRounds; round++)
        {
            var found = seen.Select((s, i) => s.Count * (prior * ratios[i] / ((prior * ratios[i]) + 1 - prior))).Sum() * scan.EachStandsFor;
            var next = Math.Clamp(found / AllPairs(), double.Epsilon, 1 - 1e-9);
            var moved = Math.Abs(next - prior) / prior;
            prior = next;
            if (moved < PriorAtRest)
            {
                break;
            }
        }

        model.Prior = prior;
        TellAgencies(counts, households: null);
        return prior;
    }

    private Feature? Agency()
    {
        if (model.Own.AgencyColumn is not { } column)
        {
            return null;
        }

        var feature = compiled.Features.Column(column);
        if (feature.Values.Count <= AgencyModel.Most && (long)compiled.Patterns.Count * AgencyModel.Pairs(feature.Values.Count) <= MostCounted)
        {
            return feature;
        }

        var warning = $"{column} names {feature.Values.Count} agencies, more than {AgencyModel.Most} or too many for so many patterns, so m is the same for all of them.";
        if (!warnings.Contains(warning))
        {
            warnings.Add(warning);
        }

        return null;
    }

    private void TellAgencies(PatternCounts counts, HouseholdModel? households)
    {
        if (Agency() is not { } agency)
        {
            return;
        }

        var weights = new Weights(model, households, compiled.Patterns, rows);
        var names = Enumerable.Range(1, agency.Values.Count).Select(agency.Values.Text).ToList();
        var seen = counts.Seen().Select(s => (s.Pattern / compiled.Patterns.Count, s.Pattern % compiled.Patterns.Count, s.Count));
        model.Agencies = new AgencyEstimation(model, compiled.Patterns).Run(model.Own.AgencyColumn!, names, seen, p => Odds.Probability(weights.Of(p)));
    }

    // All that may be one person; at least one, so that hardly any records are divided by nothing.
    private double AllPairs() => Math.Max(1, Pairs(rows.Count) - (model.Type == LinkType.LinkOnly ? rows.Sources.Take(rows.Count).CountBy(s => s).Sum(s => Pairs(s.Value)) : 0));

    private static double Pairs(double of) => of * (of - 1) / 2;
}
