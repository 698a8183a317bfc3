using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>How a context reaches the database, made once for each way in and not for each request.</summary>
internal sealed class ContextOptions(ILoggerFactory loggers)
{
    private readonly ConcurrentDictionary<NpgsqlDataSource, DbContextOptions<LineOfSightDb>> made = new();

    /// <summary>The options of contexts that use these connections.</summary>
    public DbContextOptions<LineOfSightDb> Of(NpgsqlDataSource source) => made.GetOrAdd(
        source,
        of => new DbContextOptionsBuilder<LineOfSightDb>().UseLoggerFactory(loggers).UseNpgsql(of).AddInterceptors(new WhoActsGuard()).ReplaceService<IModelCacheKeyFactory, ModelOfModules>().Options);
}
