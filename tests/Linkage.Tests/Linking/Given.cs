using System.Text;
using System.Text.Json.Nodes;
using LineOfSight.Kit;
using LineOfSight.Linkage.Generating;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Persons;

namespace LineOfSight.Linkage.Tests.Linking;

/// <summary>Settings, as few words as can be.</summary>
internal static class Given
{
    /// <summary>The settings for children that the bench runs.</summary>
    public static string ChildrenSettings(Action<JsonObject>? change = null) =>
        Changed(File.ReadAllText(Path.Combine(Shared.Root, "benchmarks/linkage/children-settings.json")), change);

    public static string Changed(string settings, Action<JsonObject>? change)
    {
        var json = JsonNode.Parse(settings)!.AsObject();
        change?.Invoke(json);
        return json.ToJsonString();
    }

    public static string Settings(string type, string[] rules, JsonObject[] comparisons, Action<JsonObject>? change = null)
    {
        var json = new JsonObject
        {
            ["link_type"] = type,
            ["blocking_rules_to_generate_predictions"] = new JsonArray([.. rules.Select(r => (JsonNode)r)]),
            ["comparisons"] = new JsonArray([.. comparisons]),
        };
        change?.Invoke(json);
        return json.ToJsonString();
    }

    public static string Equal(string column) => $"l.\"{column}\" = r.\"{column}\"";

    /// <summary>Nothing, equal and otherwise, each with its m and u where they are given.</summary>
    public static JsonObject Exact(string column, double? m = null, double? u = null) =>
        Compared(column, ($"\"{column}_l\" = \"{column}_r\"", m, u), ("ELSE", 1 - m, 1 - u));

    public static JsonObject Compared(string column, params (string Condition, double? M, double? U)[] levels)
    {
        var all = new JsonArray(new JsonObject { ["sql_condition"] = $"\"{column}_l\" IS NULL OR \"{column}_r\" IS NULL", ["is_null_level"] = true });
        foreach (var (condition, m, u) in levels)
        {
            var level = new JsonObject { ["sql_condition"] = condition };
            if (m is not null)
            {
                level["m_probability"] = m;
            }

            if (u is not null)
            {
                level["u_probability"] = u;
            }

            all.Add(level);
        }

        return new JsonObject { ["output_column_name"] = column, ["comparison_levels"] = all };
    }

    public static LinkDecisions Decisions(IEnumerable<string> lines)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend("left_source,left_id,right_source,right_id,decision"))));
        return LinkDecisions.Read(text, "decisions.csv");
    }
}

/// <summary>A folder of one test's files.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("los-linking-").FullName;

    public string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Population(string name, int rows, ulong seed)
    {
        var path = Path.Combine(folder, name);
        using var to = File.Create(path);
        LineOfSight.Linkage.Generating.Population.Write(new GeneratedPopulation(rows, seed), to);
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>One run, and with it the model as it was trained.</summary>
    public static Linked Run(string settings, string[] files, LinkingOptions? options = null, string[]? besides = null, LinkDecisions? decisions = null)
    {
        var linker = new Linker(LinkModel.Read(settings), options ?? new LinkingOptions { Threads = 2 });
        var records = linker.Read(files, besides ?? [], TestContext.Current.CancellationToken);
        var places = records.Places();
        var decided = decisions?.Resolve(k => places.TryGetValue((k.Source, k.Id), out var row) ? row : -1);
        return linker.Link(records, decided, TestContext.Current.CancellationToken);
    }

    public static byte[] Pairs(Linked linked, int threads = 2) => Bytes(new ResultWriter(linked, null, threads).WritePairs);

    public static byte[] Clusters(Linked linked) => Bytes(to => new ResultWriter(linked, null, 1).WriteClusters(to, null));

    private static byte[] Bytes(Action<Stream> write)
    {
        using var to = new MemoryStream();
        write(to);
        return to.ToArray();
    }
}
