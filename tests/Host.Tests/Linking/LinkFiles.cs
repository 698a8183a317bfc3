using System.IO.Compression;
using System.Text;

namespace LineOfSight.Host.Tests.Linking;

/// <summary>A folder with a few records, settings and a trained model, and a run over them.</summary>
internal sealed class LinkFiles : IDisposable
{
    public const string Records = "unique_id,name,born,person\n1,ana,2010-01-02,p\n2,ana,2010-01-02,p\n3,ben,2011-03-04,q\n4,ben,2011-03-05,q\n5,cat,2012-05-06,r\n";

    private const string Levels = """
        {"sql_condition": "\"COLUMN_l\" IS NULL OR \"COLUMN_r\" IS NULL", "is_null_level": true},
        {"sql_condition": "\"COLUMN_l\" = \"COLUMN_r\""MU1},
        {"sql_condition": "ELSE"MU2}
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("los-link-").FullName;

    /// <summary>Settings for name and born; trained or not.</summary>
    public static string Settings(bool trained, string name = "name") => $$"""
        {"link_type": "dedupe_only", {{(trained ? "\"probability_two_random_records_match\": 0.6," : "")}}
         "blocking_rules_to_generate_predictions": ["l.\"{{name}}\" = r.\"{{name}}\"", "l.\"born\" = r.\"born\""],
         "comparisons": [{"output_column_name": "{{name}}", "comparison_levels": [{{Of(name, trained)}}]}, {"output_column_name": "born", "comparison_levels": [{{Of("born", trained)}}]}]}
        """;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string At(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text, new UTF8Encoding(false));
        return At(name);
    }

    public string Packed(string name, string text)
    {
        using (var to = new GZipStream(File.Create(At(name)), CompressionLevel.Fastest))
        {
            to.Write(Encoding.UTF8.GetBytes(text));
        }

        return At(name);
    }

    /// <summary>Runs <c>link</c> over the few records with the trained model, and whatever else is given.</summary>
    public Task<(int Code, string Out, string Error)> LinkAsync(params string[] more) =>
        Heard.RunAsync(["link", "--model", Write("trained.json", Settings(trained: true)), "--input", Write("few.csv", Records), "--output", At("out"), .. more]);

    private static string Of(string column, bool trained) => Levels.Replace("COLUMN", column, StringComparison.Ordinal)
        .Replace("MU1", trained ? ", \"m_probability\": 0.9, \"u_probability\": 0.05" : "", StringComparison.Ordinal)
        .Replace("MU2", trained ? ", \"m_probability\": 0.1, \"u_probability\": 0.95" : "", StringComparison.Ordinal);
}
