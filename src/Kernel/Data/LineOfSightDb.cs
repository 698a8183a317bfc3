using System.Text;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// The one context of the house. Each assembly brings its own entity maps; since entities are internal,
/// <c>Set&lt;T&gt;()</c> cannot name another module's record.
/// </summary>
public sealed class LineOfSightDb(DbContextOptions<LineOfSightDb> options) : DbContext(options)
{
    /// <summary>The modules whose records this context maps. A context of a pool is made of its options alone, and they know the services.</summary>
    internal ModuleList Modules { get; } = options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!.GetRequiredService<ModuleList>();

    /// <summary>True while a transaction is open in which the database knows who is acting.</summary>
    internal bool KnowsWhoActs { get; set; }

    /// <summary>What came back already to the next query that runs; null when it has to ask.</summary>
    internal OneOfMany? CameBack { get; set; }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LineOfSightDb).Assembly);
        foreach (var module in Modules.All)
        {
            modelBuilder.ApplyConfigurationsFromAssembly(module.GetType().Assembly);
        }

        modelBuilder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim", "identity");
        modelBuilder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login", "identity").HasKey(l => new { l.LoginProvider, l.ProviderKey });
        modelBuilder.Entity<IdentityUserToken<Guid>>().ToTable("account_token", "identity").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        modelBuilder.Ignore<IdentityUserPasskey<Guid>>();

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (typeof(IRecord).IsAssignableFrom(entity.ClrType) && entity.FindProperty(nameof(IRecord.Id)) is { } id)
            {
                id.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }

            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }
        }
    }

    /// <summary>
    /// Makes the record count as saved although only its parts change, so that two people who change its parts at once cannot
    /// break a rule that spans them: the second is told.
    /// </summary>
    public void Touch(IVersioned record) => Entry(record).Property(nameof(IVersioned.Version)).IsModified = true;

    /// <summary>Writes a property name as a column name: <c>DueOn</c> becomes <c>due_on</c>.</summary>
    public static string SnakeCase(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var column = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0)
            {
                column.Append('_');
            }

            column.Append(char.ToLowerInvariant(name[i]));
        }

        return column.ToString();
    }
}

/// <summary>One model per list of modules: Entity Framework would keep the first and give it to all.</summary>
internal sealed class ModelOfModules : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as LineOfSightDb)?.Modules, designTime);
}
