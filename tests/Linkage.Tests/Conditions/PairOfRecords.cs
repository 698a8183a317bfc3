using LineOfSight.Linkage.Conditions;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Tests.Conditions;

/// <summary>Records in a table of their own, and what a condition says of a pair of them.</summary>
internal sealed class PairOfRecords
{
    private readonly string[] columns;
    private readonly string?[][] records;
    private readonly RecordTable table = new();

    public PairOfRecords(string[] columns, params string?[][] records)
    {
        this.columns = columns;
        this.records = records;
        table.SourceNames.Add("s");
        var ids = new Values();
        table.IdsBySource.Add(ids);
        foreach (var record in records)
        {
            var row = table.Rows;
            table.AddRow(ids.Add($"{row}"), 0);
            for (var c = 0; c < columns.Length; c++)
            {
                table.AddColumn(columns[c]).Set(row, record[c] is { } text ? table.Column(columns[c]).Values.Add(text) : 0);
            }
        }
    }

    /// <summary>What the compiled condition says of every ordered pair of records.</summary>
    public bool[] Compiled(string sql)
    {
        var features = new Features();
        var compiler = new ConditionCompiler(features);
        var ways = compiler.Compile(sql);
        features.Prepare(table);
        var rows = new Rows(features, table);
        features.PrepareMeasures();
        var judge = new Judge(new Patterns([], features, compiler), rows);
        return [.. Pairs().Select(p => ways.Any(w => Holds(judge, w, rows, p.Left, p.Right)))];
    }

    /// <summary>The same, worked out term by term.</summary>
    public bool[] Evaluated(string sql)
    {
        var term = ConditionReader.Read(sql);
        return [.. Pairs().Select(p => Evaluation.Of(term, c => records[c.On == Side.Left ? p.Left : p.Right][Array.IndexOf(columns, c.Name)]) is true)];
    }

    private static bool Holds(Judge judge, Clause way, Rows rows, int left, int right) =>
        judge.Holds(way, rows.Mask(ref rows[left], ref rows[right], rows.Missing[left] | rows.Missing[right]), ref rows[left], ref rows[right]);

    private IEnumerable<(int Left, int Right)> Pairs() => records.SelectMany((_, l) => records.Select((_, r) => (l, r)));
}
