using System.Text.Encodings.Web;
using System.Text.Unicode;
using LineOfSight.Design.Layout;
using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Outside;
using LineOfSight.Kernel;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Mail;
using LineOfSight.Papers;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.WebEncoders;

namespace LineOfSight.Host.Serving;

/// <summary>How one site runs.</summary>
public sealed record SiteSettings
{
    /// <summary>Where to listen, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://localhost:5080";

    /// <summary>Development or Production; null takes <c>ASPNETCORE_ENVIRONMENT</c>, and Production when that is unset.</summary>
    public string? Environment { get; init; }

    /// <summary>The clock; tests set their own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Changes to the services, for tests that break something on purpose.</summary>
    public Action<IServiceCollection>? Change { get; init; }
}

/// <summary>The web application on an opened installation.</summary>
public static class Site
{
    /// <summary>Builds the application; the caller starts and disposes it.</summary>
    public static WebApplication Build(Installation installation, SiteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "lineofsight",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings.Environment,
        });
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders().AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore.Model", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        AddServices(builder, installation, settings);
        var app = builder.Build();
        Pipeline(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, Installation installation, SiteSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings.Clock);
        services.AddKernel(installation.Databases, installation.Folder, Modules.All, Installation.Roles());
        services.AddSingleton(Mail(installation, settings, builder.Environment));
        services.AddDesign();
        services.AddSingleton(new PdfPrinter(new PdfSettings(installation.Configuration["Papers:Chromium"])));
        // Names hold letters of every alphabet; markup is encoded all the same.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddScoped<INavigation, Navigation>();
        services.AddScoped<UnitOfWorkFilter>();
        services.AddSingleton(SignInRules.Of(builder.Environment, builder.Configuration));
        services.Configure<IdentityPasskeyOptions>(p =>
        {
            (p.UserVerificationRequirement, p.ResidentKeyRequirement) = ("required", "required");
            p.ServerDomain = builder.Configuration["SignIn:Domain"];
        });
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        var providers = Providers.Read(builder.Configuration, builder.Environment.IsDevelopment());
        services.AddSingleton(providers).AddSingleton<IOutsideProviders>(providers);
        services.AddSignIn();
        KeyRing.Add(services, builder.Configuration, installation.Folder.Path);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(c => SignInCookie.Configure(c, builder.Environment))
            .AddCookie(HalfwayCookie.Scheme, c => HalfwayCookie.Configure(c, builder.Environment));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new NamesItsPolicy()).Build());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, SameAnswer>();
        services.AddAntiforgery(a =>
        {
            SiteCookies.Guard(a.Cookie, SiteCookies.Forms(builder.Environment), builder.Environment);
            a.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(t => SiteCookies.Guard(t.Cookie, SiteCookies.Message(builder.Environment), builder.Environment));
        services.Configure<ForwardedHeadersOptions>(NeedsHttps.Believe);
        var pages = services.AddRazorPages(razor =>
            {
                razor.Conventions.Add(new PageRouteTransformerConvention(new KebabCase()));
                razor.Conventions.Add(new DevelopmentOnly(builder.Environment));
            })
            .AddMvcOptions(mvc => mvc.Filters.AddService<UnitOfWorkFilter>());
        foreach (var module in Modules.All.All.Select(m => m.GetType().Assembly).Append(typeof(INavigation).Assembly).Distinct())
        {
            pages.AddApplicationPart(module);
        }

        settings.Change?.Invoke(services);
    }

    private static MailSettings Mail(Installation installation, SiteSettings settings, IHostEnvironment environment)
    {
        try
        {
            return MailSettings.Read(installation.Configuration, settings.Urls.Split(';')[0], environment.IsDevelopment() ? Path.Combine(installation.Folder.Path, "outbox") : null);
        }
        catch (InvalidOperationException wrong)
        {
            throw new InstallationException(wrong.Message, wrong);
        }
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<NeedsHttps>();
        app.UseMiddleware<LastResort>();
        app.UseExceptionHandler("/problem");
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseMiddleware<Unavailable>();
        app.UseMiddleware<NoNul>();
        app.UseRouting();
        app.UseMiddleware<TooLarge>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapDesignAssets();
        app.MapRazorPages();
    }
}
