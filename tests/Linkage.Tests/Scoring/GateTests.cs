using System.Globalization;
using System.IO.Compression;
using LineOfSight.Kit;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Records;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Tests.Scoring;

/// <summary>With Splink's own model the engine finds Splink's own pairs with Splink's own weights.</summary>
public sealed class GateTests
{
    private const double LeastProbability = 0.01;

    [Fact]
    public void Splinks_model_gives_Splinks_pairs_and_weights_whatever_the_threads()
    {
        var records = Shared.File("data/linkage/historical_figures_with_errors_50k.csv.gz");
        var model = LinkModel.Read(File.ReadAllText(Shared.File("data/linkage/splink4-model-historical-50k.json")));
        var pairs = Shared.File("data/linkage/splink4-pairs-historical-50k.csv.gz");
        var compiled = new CompiledModel(model);
        var header = new StreamReader(new GZipStream(File.OpenRead(records), CompressionMode.Decompress)).ReadLine()!.Split(',');
        var joins = compiled.Join(header.Contains);
        Assert.Equal(["first_name", "surname"], joins["first_name_surname_concat"]);
        var wanted = compiled.Features.Columns.Where(c => !joins.ContainsKey(c)).Concat(joins.Values.SelectMany(p => p)).Distinct().ToList();
        var table = new RecordReader(model.IdColumn, OnFault.Stop).Read([records], wanted, [], TestContext.Current.CancellationToken);
        Assert.Equal(50_578, table.Rows);
        foreach (var (name, parts) in joins)
        {
            table.Join(name, parts);
        }

        var rows = compiled.Prepare(table);
        var weights = new Weights(model, null, compiled.Patterns, rows);
        var one = Scan(1);
        Assert.Equal(224_539, one.Count);
        Compare(one);
        var three = Scan(3);
        Assert.Equal(one.Count, three.Count);
        Assert.True(one.Left.AsSpan(0, one.Count).SequenceEqual(three.Left.AsSpan(0, one.Count)));
        Assert.True(one.Right.AsSpan(0, one.Count).SequenceEqual(three.Right.AsSpan(0, one.Count)));
        Assert.True(one.Pattern.AsSpan(0, one.Count).SequenceEqual(three.Pattern.AsSpan(0, one.Count)));
        Assert.True(one.Weight.AsSpan(0, one.Count).SequenceEqual(three.Weight.AsSpan(0, one.Count)));

        Edges Scan(int threads)
        {
            var least = Math.Log2(LeastProbability / (1 - LeastProbability));
            var all = new Edges();
            new PairScan(rows, compiled.Patterns, compiled.Rules.Ways, model.Type, table.Compare, new GroupCache()) { Threads = threads }
                .Run(() => new Scorer(weights, least), s => all.Add(s.Edges), TestContext.Current.CancellationToken);
            return all;
        }

        void Compare(Edges found)
        {
            var ours = new Dictionary<(string, string), double>(found.Count);
            for (var i = 0; i < found.Count; i++)
            {
                ours.Add((table.Id(found.Left[i]), table.Id(found.Right[i])), found.Weight[i]);
            }

            using var lines = new StreamReader(new GZipStream(File.OpenRead(pairs), CompressionMode.Decompress));
            lines.ReadLine();
            var worst = 0.0;
            while (lines.ReadLine() is { } line)
            {
                var parts = line.Split(',');
                Assert.True(ours.Remove((parts[0], parts[1]), out var weight), line);
                worst = Math.Max(worst, Math.Abs(weight - double.Parse(parts[2], CultureInfo.InvariantCulture)));
            }

            Assert.Empty(ours);
            Assert.InRange(worst, 0, 1e-6);
        }
    }
}
