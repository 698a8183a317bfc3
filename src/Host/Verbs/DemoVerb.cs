using System.CommandLine;
using LineOfSight.Demo;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data.Embedded;

namespace LineOfSight.Host.Verbs;

/// <summary><c>lineofsight demo</c>: makes the demonstration in an empty installation.</summary>
internal static class DemoVerb
{
    private const int Refused = 1;

    public static Command Make()
    {
        var demo = new Command("demo", "Make the demonstration (invented people and partnerships) in an empty installation.") { VerbRunner.Data, VerbRunner.Json };
        demo.SetAction(async (parsed, stop) =>
        {
            if (Arguments.Data(parsed) is var (message, wrong))
            {
                await Console.Error.WriteLineAsync(message);
                return wrong;
            }

            try
            {
                await using var installation = await Installation.OpenAsync(parsed.GetValue(VerbRunner.Data)!.FullName, serving: false, stop);
                var made = await Demonstration.MakeAsync(installation.ServicesForVerbs, Console.Error, stop);
                await Console.Out.WriteLineAsync((parsed.GetValue(VerbRunner.Json), made) switch
                {
                    (true, _) => $$"""{"made":{{(made ? "true" : "false")}}}""",
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
