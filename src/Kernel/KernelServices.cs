using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Access.Passwords;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Search;
using LineOfSight.Kernel.Retention;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LineOfSight.Kernel;

/// <summary>Registers what the kernel gives to every module.</summary>
public static class KernelServices
{
    /// <summary>Adds the database, the audit trail, access and accounts.</summary>
    /// <param name="services">The container.</param>
    /// <param name="databases">The prepared connections; the caller closes them.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="modules">All modules.</param>
    /// <param name="roles">The roles file, read.</param>
    public static IServiceCollection AddKernel(this IServiceCollection services, Databases databases, DataFolder folder, ModuleList modules, IReadOnlyList<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(databases);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(modules);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(databases);
        services.AddSingleton(folder);
        services.AddSingleton(modules);
        services.AddSingleton(new RoleBook(roles, modules.All.SelectMany(m => m.Permissions)));
        services.AddSingleton<GuessThrottle>();
        services.AddSingleton(ActKey.In(folder.Keys));
        services.AddSingleton(_ => CheckpointKey.In(folder.Keys));
        services.AddSingleton<Sealer>();
        services.AddSingleton<Checkpoints>();
        services.AddSingleton<Verifier>();
        services.AddScoped<WayIn>();
        services.AddSingleton<ContextPool>();
        services.AddScoped(scope => scope.GetRequiredService<ContextPool>().Take(scope.GetRequiredService<WayIn>().Source));
        services.AddScoped<UnitOfWork>();
        services.AddScoped<Together>();
        services.AddScoped<Work>();
        services.AddScoped<MakeMany>();
        services.AddScoped<IAccess, AccessService>();
        services.AddScoped<IAuthorizationHandler, PageAuthorization>();
        services.AddScoped<People>();
        services.AddScoped<History>();
        services.AddSingleton<KnownHolidays>();
        services.AddSingleton<DueDates>();
        services.AddScoped<Holidays>();
        services.AddDocuments();
        services.AddScoped<ExportFile>();
        services.AddScoped<Lists.TakeList>();
        services.AddSingleton(new RetentionBook(modules.All.SelectMany(m => m.Retention)));
        services.AddScoped<RunningClocks>();
        services.AddScoped<DeadlineRules>();
        services.AddScoped<SearchRecords>();
        services.AddJobBook(modules);
        services.AddOutbox(modules);
        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = "";
                identity.Lockout.MaxFailedAccessAttempts = 10;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<AccountStore>();
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddScoped<PasswordService>();
        foreach (var module in modules.All)
        {
            module.AddTo(services);
        }

        return services;
    }
}
