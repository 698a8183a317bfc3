using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LineOfSight.Trackers;

namespace LineOfSight.Improvement.Arrive;

/// <summary>
/// <c>lineofsight tracker check FILE</c>: what would be understood of a list, and by cell what would not. It needs no installation: people,
/// agencies and what is there already are looked at when the list is imported.
/// </summary>
internal sealed class TrackerVerb
{
    private const int NotUnderstood = 1;
    private const int WrongArguments = 2;
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly Argument<string> file = new("FILE") { Description = "A list as .xlsx, .docx or .csv." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public Command Make()
    {
        var check = new Command("check", "Say what would be understood of a list of actions, recommendations or risks, and by cell what would not. Changes nothing; ends with 1 when something was not understood.")
        {
            file, json,
        };
        check.SetAction(RunAsync);
        return new Command("tracker", "Lists that areas keep in files.") { check };
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var path = parsed.GetValue(file)!;
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            if (!File.Exists(path))
            {
                throw new IOException($"There is no file {path}.");
            }

            if (new FileInfo(path).Length > Limits.Bytes)
            {
                throw new TrackerRefused("The file must be smaller than 20MB");
            }

            var read = TrackerReader.Read(Path.GetFileName(path), await File.ReadAllBytesAsync(path, stop));
            return await SayAsync(read, parsed.GetValue(json), output);
        }
        catch (TrackerRefused refused)
        {
            await error.WriteLineAsync(refused.Message);
            return NotUnderstood;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(trouble.Message);
            return WrongArguments;
        }
    }

    private static async Task<int> SayAsync(TrackerFile file, bool isJson, TextWriter output)
    {
        var tables = file.Tables.Select(table =>
        {
            var layout = Layout.Find(table);
            var mapping = layout is null ? null : Mapping.Guess(layout);
            return (Table: table, Layout: layout, Mapping: mapping, Entries: layout is null ? [] : Understanding.Of(table, layout, mapping!));
        }).ToList();
        var problems = tables.SelectMany(t => t.Entries).SelectMany(e => e.Problems).ToList();
        problems.AddRange(tables.Where(t => t.Layout is null).Select(t => new Remark(t.Table.Name.Length == 0 ? "The file" : t.Table.Name, "No headings were found. Put the names of the columns above the list")));
        if (isJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(
                new
                {
                    file = file.Name,
                    lists = tables.Where(t => t.Layout is not null).Select(t => new
                    {
                        name = t.Table.Name, holds = t.Mapping!.Kind.Words(), shape = t.Layout!.Shape, entries = t.Entries.Count, understood = t.Entries.Count(e => e.Problems.Count == 0),
                        columns = t.Layout.Headings.Select(h => new { heading = h.Text, becomes = t.Mapping.Fields.TryGetValue(h.Key, out var f) ? f.Words() : null }),
                    }),
                    notUnderstood = problems, read = tables.SelectMany(t => t.Entries).SelectMany(e => e.Said), remarks = file.Remarks,
                },
                Plain));
            return problems.Count == 0 ? 0 : NotUnderstood;
        }

        async Task Line(FormattableString line) => await output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
        foreach (var (table, layout, mapping, entries) in tables.Where(t => t.Layout is not null))
        {
            await Line($"{(table.Name.Length == 0 ? "The file" : table.Name)}: {mapping!.Kind.Words()}, {entries.Count:N0} entries, {entries.Count(e => e.Problems.Count == 0):N0} understood");
            foreach (var heading in layout!.Headings)
            {
                await Line($"  {heading.Text}: {(mapping.Fields.TryGetValue(heading.Key, out var field) ? field.Words() : "kept as it stands, becomes nothing")}");
            }
        }

        foreach (var remark in file.Remarks.Concat(tables.SelectMany(t => t.Entries).SelectMany(e => e.Said)))
        {
            await Line($"{remark.Place}: {remark.Words}");
        }

        foreach (var problem in problems)
        {
            await Line($"Not understood: {problem.Place}: {problem.Words}");
        }

        await Line($"{tables.Sum(t => t.Entries.Count):N0} entries, {problems.Count:N0} cells or rows not understood. Nothing was changed.");
        return problems.Count == 0 ? 0 : NotUnderstood;
    }
}
