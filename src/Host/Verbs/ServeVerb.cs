using System.CommandLine;
using System.Text.Json;
using LineOfSight.Demo;
using LineOfSight.Host.Doctor;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data.Embedded;
using LineOfSight.Kernel.Jobs;

namespace LineOfSight.Host.Verbs;

/// <summary><c>lineofsight serve</c>: the database and the pages, until Ctrl+C.</summary>
internal static class ServeVerb
{
    public static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen. Loopback unless you say otherwise.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    private static readonly Option<bool> Empty = new("--empty") { Description = "Start without the demonstration." };

    static ServeVerb() => Urls.Validators.Add(Arguments.Urls);

    public static Command Make()
    {
        var serve = new Command("serve", "Start the database and serve the pages.") { VerbRunner.Data, VerbRunner.Json, Urls, Empty };
        serve.SetAction(async (parsed, stop) =>
        {
            if (Arguments.Data(parsed) is var (message, wrong))
            {
                await Console.Error.WriteLineAsync(message);
                return wrong;
            }

            try
            {
                await using var installation = await Installation.OpenAsync(parsed.GetValue(VerbRunner.Data)!.FullName, serving: true, stop);
                await using var site = Site.Build(installation, new SiteSettings { Urls = parsed.GetValue(Urls)!, Change = services => Background(services, installation) });
                if (!site.Environment.IsDevelopment())
                {
                    await Examination.DemandSafeAsync(installation, parsed.GetValue(Urls)!, TimeProvider.System, stop);
                }

                if (!parsed.GetValue(Empty) && site.Environment.IsDevelopment())
                {
                    await Demonstration.MakeAsync(installation.ServicesForVerbs, Console.Error, stop);
                }

                await StartAsync(site, stop);
                await Console.Out.WriteLineAsync(parsed.GetValue(VerbRunner.Json)
                    ? JsonSerializer.Serialize(new { address = site.Urls.First() })
                    : $"Line of Sight is at {string.Join(", ", site.Urls)} (Ctrl+C stops it)");
                await site.WaitForShutdownAsync(stop);
                return 0;
            }
            catch (Exception trouble) when (trouble is EmbeddedPostgresException or InstallationException or IOException)
            {
                await Console.Error.WriteLineAsync(trouble.Message);
                return Arguments.CannotOpen;
            }
        });
        return serve;
    }

    private static void Background(IServiceCollection services, Installation installation)
    {
        services.AddSealing().AddJobs();
        if (installation.Embedded is { } server)
        {
            services.AddSingleton<IHostedService>(host => new DatabaseGuard(server, host.GetRequiredService<ILogger<DatabaseGuard>>()));
        }
    }

    private static async Task StartAsync(WebApplication site, CancellationToken stop)
    {
        try
        {
            await site.StartAsync(stop);
        }
        catch (InvalidOperationException trouble)
        {
            // Such as https without a certificate.
            throw new InstallationException($"The pages cannot be served at {string.Join(", ", site.Urls)}: {trouble.Message}", trouble);
        }
    }
}
