using System.Globalization;
using System.Text;
using System.Text.Json;
using LineOfSight.Host.Linking.Report;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Host.Tests.Linking;

/// <summary>A few records, linked by a model that was trained before, with brothers and sisters and rare values.</summary>
internal sealed class SmallLinkage
{
    private const string Header = "unique_id,first,surname,dob,agency,cluster,household";

    public static readonly DateOnly On = new(2026, 11, 21);

    private SmallLinkage(Linked linked, Accuracy accuracy) => (Linked, Accuracy) = (linked, accuracy);

    public Linked Linked { get; }

    public Accuracy Accuracy { get; }

    /// <summary>Every record's values and its id, that a page may or may not hold.</summary>
    public static IReadOnlyList<string> Secrets { get; } = ["Zebedee", "Quillfeather", "Marmaduke", "Persephone", "2011-02-03", "2012-01-01", "id-zebedee", "id-marmaduke", "agency-of-owls"];

    public static string[] Rows { get; } =
    [
        "id-zebedee-1,Zebedee,Quillfeather,2011-02-03,agency-of-owls,1,h", "id-zebedee-2,Zebedee,Quillfeather,2011-02-03,agency-of-larks,1,h",
        "id-zebedee-3,Zebedee,Quillfeather,2011-02-04,agency-of-owls,1,h", "id-persephone,Persephone,Quillfeather,2011-02-03,agency-of-owls,2,h",
        "id-marmaduke-1,Marmaduke,Smith,2012-01-01,agency-of-larks,3,s", "id-marmaduke-2,Marmaduke,Smith,2012-01-01,agency-of-larks,3,s",
        "id-marmaduke-3,Marmaduke,Smith,2009-09-09,agency-of-owls,4,t", "id-smith,Ann,Smith,2014-04-04,agency-of-larks,5,u",
    ];

    public static SmallLinkage Make(IEnumerable<string>? rows = null, bool households = true, string? label = null, OnFault onFault = OnFault.Stop)
    {
        var folder = Directory.CreateTempSubdirectory("los-report-");
        try
        {
            var file = Path.Combine(folder.FullName, "children.csv");
            File.WriteAllText(file, string.Join('\n', (rows ?? Rows).Prepend(Header)) + "\n", new UTF8Encoding(false));
            var linker = new Linker(LinkModel.Read(Model(households, label ?? "Exact match on the date of birth")), new LinkingOptions { Threads = 1, OnFault = onFault, PairThreshold = 1e-7 });
            var linked = linker.Link(linker.Read([file], ["agency", "cluster", "household"], default), null, default);
            return new SmallLinkage(linked, new Measuring(linked, "cluster", "household").Measure(["agency"]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public ReportFacts Facts(bool codesOnly = false) =>
        new(Linked, Accuracy, ["children.csv"], "settings.json", On, codesOnly) { PairThreshold = 1e-7 };

    public string Page(bool codesOnly = false)
    {
        using var to = new StringWriter(CultureInfo.InvariantCulture);
        LinkReport.Write(to, Facts(codesOnly));
        return to.ToString();
    }

    private static string Model(bool households, string label) => JsonSerializer.Serialize(new
    {
        link_type = "dedupe_only",
        probability_two_random_records_match = 0.01,
        blocking_rules_to_generate_predictions = new[] { "l.surname = r.surname" },
        comparisons = new[]
        {
            Compared("first", "Exact match on the first name", rare: true, (0.9, 0.01), (0.1, 0.99)), Compared("surname", "Exact match on the surname", rare: true, (0.95, 0.02), (0.05, 0.98)),
            Compared("dob", label, rare: false, (0.92, 0.001), (0.08, 0.999)),
        },
        line_of_sight = new
        {
            trained = households ? new
            {
                identifiers = Array.Empty<object>(),
                siblings = new
                {
                    probability_two_random_records = 0.1,
                    level_probabilities = new double?[][] { [null, 0.02, 0.98], [null, 0.97, 0.03], [null, 0.01, 0.99] },
                    rare_values_count = new bool[][] { [false, false, false], [false, true, false], [false, false, false] },
                },
                neighbours = new
                {
                    share_of_strangers = 0.05,
                    level_probabilities_near = new double?[][] { [null, 0.01, 0.99], [null, 0.1, 0.9], [null, 0.001, 0.999] },
                    level_probabilities_far = new double?[][] { [null, 0.01, 0.99], [null, 0.016, 0.984], [null, 0.001, 0.999] },
                },
            } : null,
        },
    });

    private static object Compared(string column, string label, bool rare, (double M, double U) same, (double M, double U) other) => new
    {
        output_column_name = column,
        comparison_levels = new object[]
        {
            new { sql_condition = $"{column}_l IS NULL OR {column}_r IS NULL", label_for_charts = $"{column} is missing", is_null_level = true },
            new { sql_condition = $"{column}_l = {column}_r", label_for_charts = label, m_probability = same.M, u_probability = same.U, tf_adjustment_column = rare ? column : null, tf_adjustment_weight = 1.0 },
            new { sql_condition = "ELSE", label_for_charts = "All others", m_probability = other.M, u_probability = other.U },
        },
    };
}
