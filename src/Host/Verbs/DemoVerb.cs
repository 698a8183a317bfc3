using System.CommandLine;
using LineOfSight.Demo;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data.Embedded;

namespace LineOfSight.Host.Verbs;

/// <summary><c>lineofsight demo</c>: makes the demonstration in an empty installation.</summary>
internal static class DemoVerb
{
    private const int Refused = 1;

    private static readonly Option<Scale> HowMuch = new("--scale")
    {
        Description = "small is what ./run makes; county (5,000 open actions) and england (200,000 lines) are for measuring.",
        HelpName = "small|county|england",
        DefaultValueFactory = _ => Scale.Small,
    };

    public static Command Make()
    {
        var demo = new Command("demo", "Make the demonstration (invented people and partnerships) in an empty installation.") { VerbRunner.Data, VerbRunner.Json, HowMuch };
        demo.SetAction(async (parsed, stop) =>
        {
            if (Arguments.Data(parsed) is var (message, wrong))
            {
                await Console.Error.WriteLineAsync(message);
                return wrong;
            }

            var scale = parsed.GetValue(HowMuch);
            if (scale != Scale.Small && Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") != "Development")
            {
                await Console.Error.WriteLineAsync("A demonstration of this size is for measuring, and is never made in Production. Set ASPNETCORE_ENVIRONMENT=Development where it is meant.");
                return Refused;
            }

            try
            {
                await using var installation = await Installation.OpenAsync(parsed.GetValue(VerbRunner.Data)!.FullName, serving: false, stop);
                var large = scale == Scale.Small ? null
                    : await Demonstration.MakeLargeAsync(installation.ServicesForVerbs, installation.Databases.Owner, scale, Console.Error, stop);
                var made = scale == Scale.Small ? await Demonstration.MakeAsync(installation.ServicesForVerbs, Console.Error, stop) : large is not null;
                await Console.Out.WriteLineAsync((parsed.GetValue(VerbRunner.Json), made) switch
                {
                    (true, _) => $$"""{"made":{{(made ? "true" : "false")}}}""",
                    (_, true) when large is not null => $"Made: {large}.",
                    (_, true) => "The demonstration is made. Start ./run and sign in as one of its people.",
                    _ => "This installation is not empty, so the demonstration was not made. Name an empty folder with --data DIR.",
                });
                return made ? 0 : Refused;
            }
            catch (Exception trouble) when (trouble is EmbeddedPostgresException or InstallationException)
            {
                await Console.Error.WriteLineAsync(trouble.Message);
                return Arguments.CannotOpen;
            }
        });
        return demo;
    }
}
