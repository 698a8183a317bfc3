using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LineOfSight.Kernel.Jobs;

/// <summary>Registers jobs.</summary>
public static class JobServices
{
    /// <summary>Runs jobs in the background; for the program that serves the pages.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services.AddSingleton<JobScheduler>().AddHostedService<JobsService>();

    /// <summary>Knows every job and can run one; nothing begins by itself.</summary>
    internal static IServiceCollection AddJobBook(this IServiceCollection services, ModuleList modules)
    {
        var book = new JobBook([SendLetters.Kind, Remind.Kind, LetterOfTheDay.Kind, ForgetLetters.Kind, RecountClocks.Kind, ForgetSearches.Kind, ForgetTurns.Kind, .. modules.All.SelectMany(m => m.Jobs)]);
        services.AddSingleton(book);
        services.TryAddSingleton(new JobSettings());
        services.AddSingleton<JobRuns>();
        services.AddSingleton<JobRunner>();
        foreach (var kind in book.All)
        {
            services.TryAddScoped(kind.Runs);
        }

        return services;
    }
}
