using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LineOfSight.Kit;

namespace LineOfSight.Calendars.Tests;

/// <summary>What an independent reader of calendar files, ical.js, makes of ours.</summary>
internal sealed record ReadElsewhere(
    string Method, int Events, string Uid, int Sequence, string Stamp, ReadElsewhere.Time Start, ReadElsewhere.Time End, string Summary, string? Description, string? Place,
    string? Url, string Status, string Transparency, string?[] Organizer, string?[][] Attendees)
{
    internal sealed record Time(string Text, string? Zone, long? Unix);

    public static Task<IReadOnlyList<ReadElsewhere>> OfAsync(params IReadOnlyList<string> files) => OfAsync<ReadElsewhere>("read.mjs", files);

    /// <summary>What one of the scripts beside this file makes of some files.</summary>
    internal static async Task<IReadOnlyList<T>> OfAsync<T>(string script, IReadOnlyList<string> files)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Shared.Root, "tests", "Calendars.Tests", script)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        var read = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(files));
        node.StandardInput.Close();
        var json = await read;
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<T[]>(json, JsonSerializerOptions.Web)!;
    }
}
