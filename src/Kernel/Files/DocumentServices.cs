using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LineOfSight.Kernel.Files;

/// <summary>Registers what documents need.</summary>
public static class DocumentServices
{
    /// <summary>The name of the setting that says where the virus scanner is.</summary>
    public const string ScannerSetting = "Files:Scanner";

    internal static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<DocumentStore>()
        .AddSingleton(ScannerOf)
        .AddScoped<Documents>()
        .AddScoped<GiveDocument>()
        .AddScoped<TakeOutside>()
        .AddScoped<UseDocuments>()
        .AddScoped<CheckDocuments>()
        .AddScoped<SweepDocuments>();

    // A verb has no host: it reads the same variable that the host does.
    private static IScanFiles ScannerOf(IServiceProvider services)
    {
        var configuration = services.GetService<IConfiguration>();
        var isDevelopment = services.GetService<IHostEnvironment>()?.IsDevelopment() ?? configuration?["ASPNETCORE_ENVIRONMENT"] == Environments.Development;
        return Clamd.Of(configuration?[ScannerSetting], isDevelopment);
    }
}
