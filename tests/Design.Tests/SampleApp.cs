using LineOfSight.Design.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Design.Tests;

/// <summary>A small application with this project's pages, served on a free loopback port.</summary>
public sealed class SampleApp : IAsyncLifetime
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private WebApplication? app;

    public HttpClient Client { get; private set; } = new();

    public string Environment { get; init; } = Environments.Production;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environment, ApplicationName = typeof(SampleApp).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(System.Environment.GetEnvironmentVariable("SAMPLE_URL") ?? "http://127.0.0.1:0");
        builder.Services.AddRazorPages();
        builder.Services.AddDesign();
        builder.Services.AddSingleton<INavigation, SampleNavigation>();
        app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return next();
        });
        app.MapDesignAssets();
        app.MapRazorPages();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private sealed class SampleNavigation : INavigation
    {
        public ValueTask<NavigationModel> ForAsync(HttpContext context, CancellationToken cancellationToken = default) => new(new NavigationModel
        {
            PartnershipName = "Hertfordshire Safeguarding Children Partnership",
            Sections =
            [
                new("Home", "/", context.Request.Path == "/home"), new("Cases", "/cases"), new("Assessments", "/form", context.Request.Path == "/form"),
                new("Actions", "/actions"), new("Meetings", "/meetings"), new("Data", "/data"), new("Learning", "/learning"), new("Manage", "/manage"),
            ],
            Account = [new("Search", "/search"), new("Your account", "/account"), new("Sign out", "/sign-out", Post: true)],
            Switch = context.Request.Query.ContainsKey("switch")
                ? new PartnershipSwitch("/switch", [new("1", "Hertfordshire", true), new("2", "Norfolk")]) : null,
        });
    }
}
