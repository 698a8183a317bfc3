using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// Contexts that are used again, request after request: to make one costs as much as a question to the database. One pool for each way in.
/// </summary>
internal sealed class ContextPool(IServiceProvider services, ILoggerFactory loggers)
{
    private readonly ConcurrentDictionary<NpgsqlDataSource, PooledDbContextFactory<LineOfSightDb>> made = new();

    /// <summary>A context that uses these connections and has forgotten whatever it was used for; disposing it gives it back.</summary>
    public LineOfSightDb Take(NpgsqlDataSource source)
    {
        var context = made.GetOrAdd(source, of => new PooledDbContextFactory<LineOfSightDb>(OptionsOf(of))).CreateDbContext();
        context.KnowsWhoActs = false;
        return context;
    }

    private DbContextOptions<LineOfSightDb> OptionsOf(NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<LineOfSightDb>().UseApplicationServiceProvider(services).UseLoggerFactory(loggers).UseNpgsql(source)
            .AddInterceptors(new WhoActsGuard(), new GivesAnswers()).ReplaceService<IModelCacheKeyFactory, ModelOfModules>().Options;
}
