using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using LineOfSight.Host.Serving;
using LineOfSight.Host.Verbs;
using LineOfSight.Kernel.Data.Embedded;

namespace LineOfSight.Host.Doctor;

/// <summary><c>lineofsight doctor</c>: says what is unsafe or missing, why it matters and what to set.</summary>
internal static class DoctorVerb
{
    private const int UnsafeFound = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Command Make()
    {
        var doctor = new Command("doctor", "Look at the settings, the data folder and the database, and say what is unsafe or missing. Ends with 0 when nothing is unsafe.") { VerbRunner.Data, VerbRunner.Json, ServeVerb.Urls };
        doctor.SetAction(RunAsync);
        return doctor;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (Arguments.Data(parsed) is var (message, wrong))
        {
            await Console.Error.WriteLineAsync(message);
            return wrong;
        }

        var findings = await ExamineAsync(parsed.GetValue(VerbRunner.Data)!.FullName, parsed.GetValue(ServeVerb.Urls)!, stop);
        if (parsed.GetValue(VerbRunner.Json))
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { @unsafe = findings.Count(f => f.Verdict == Verdict.Unsafe), advice = findings.Count(f => f.Verdict == Verdict.Advice), findings }, Json));
        }
        else
        {
            await TellAsync(findings, Console.Out);
        }

        return findings.Any(f => f.Verdict == Verdict.Unsafe) ? UnsafeFound : 0;
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(string data, string urls, CancellationToken stop)
    {
        try
        {
            await using var installation = await Installation.OpenAsync(data, serving: false, stop);
            return await Examination.OfAsync(installation, urls, TimeProvider.System, stop);
        }
        catch (Exception trouble) when (trouble is EmbeddedPostgresException or InstallationException)
        {
            return Examination.Without(data, urls, TimeProvider.System, trouble.Message);
        }
    }

    /// <summary>The worst first; what is fine in one line each.</summary>
    internal static async Task TellAsync(IReadOnlyList<Finding> findings, TextWriter to)
    {
        foreach (var finding in findings.Where(f => f.Verdict != Verdict.Fine).OrderByDescending(f => f.Verdict))
        {
            await to.WriteLineAsync($"{(finding.Verdict == Verdict.Unsafe ? "UNSAFE" : "advice")}  {finding.Key}: {finding.What}\n        Why: {finding.Why}\n        Do:  {finding.Do}");
        }

        foreach (var finding in findings.Where(f => f.Verdict == Verdict.Fine))
        {
            await to.WriteLineAsync($"fine    {finding.Key}: {finding.What}");
        }

        var (bad, advice) = (findings.Count(f => f.Verdict == Verdict.Unsafe), findings.Count(f => f.Verdict == Verdict.Advice));
        await to.WriteLineAsync(bad == 0
            ? $"Nothing is unsafe; {advice} {(advice == 1 ? "thing" : "things")} could be better."
            : $"{bad} {(bad == 1 ? "thing is" : "things are")} unsafe: outside Development it does not start. {advice} {(advice == 1 ? "thing" : "things")} could be better.");
    }
}
