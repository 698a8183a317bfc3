using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LineOfSight.Kit;

namespace LineOfSight.Journeys;

/// <summary>html-validate, started once for all journeys: it ends with the tests, when nobody writes to it any more.</summary>
internal static class Markup
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly Lazy<Process> Validator = new(Start);

    /// <summary>What is wrong with a page's markup; empty when it is valid.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(string html)
    {
        await Turn.WaitAsync();
        try
        {
            var validator = Validator.Value;
            await validator.StandardInput.WriteLineAsync(JsonSerializer.Serialize(html));
            await validator.StandardInput.FlushAsync();
            var answer = await validator.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.True(answer is not null, "html-validate ended: " + (validator.HasExited ? await validator.StandardError.ReadToEndAsync() : "without a word"));
            return JsonSerializer.Deserialize<string[]>(answer)!;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static Process Start() => Process.Start(
        new ProcessStartInfo("node", [Path.Combine(Shared.Root, "tests/Journeys/markup.mjs"), Path.Combine(Shared.Root, ".htmlvalidate.json")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
}
