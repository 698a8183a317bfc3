using System.CommandLine;
using LineOfSight.Demo;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data.Embedded;

namespace LineOfSight.Host.Verbs;

/// <summary><c>lineofsight serve</c>: the database and the pages, until Ctrl+C.</summary>
internal static class ServeVerb
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen. Loopback unless you say otherwise.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    private static readonly Option<bool> Empty = new("--empty") { Description = "Start without the demonstration." };

    public static Command Make()
    {
        var serve = new Command("serve", "Start the database and serve the pages.") { VerbRunner.Data, Urls, Empty };
        serve.SetAction(async (parsed, stop) =>
        {
            try
            {
                await using var installation = await Installation.OpenAsync(parsed.GetValue(VerbRunner.Data)!.FullName, serving: true, stop);
                await using var site = Site.Build(installation, new SiteSettings { Urls = parsed.GetValue(Urls)!, Change = services => services.AddSealing() });
                if (!parsed.GetValue(Empty) && site.Environment.IsDevelopment())
                {
                    await Demonstration.MakeAsync(installation.ServicesForVerbs, Console.Error, stop);
                }

                await site.StartAsync(stop);
                await Console.Out.WriteLineAsync($"Line of Sight is at {string.Join(", ", site.Urls)} (Ctrl+C stops it)");
                await site.WaitForShutdownAsync(stop);
                return 0;
            }
            catch (Exception trouble) when (trouble is EmbeddedPostgresException or InstallationException or IOException)
            {
                await Console.Error.WriteLineAsync(trouble.Message);
                return 3;
            }
        });
        return serve;
    }
}
