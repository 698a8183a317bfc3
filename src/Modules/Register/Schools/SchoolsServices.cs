using LineOfSight.Contracts;
using LineOfSight.Register.Schools.Import;
using LineOfSight.Register.Schools.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Schools;

internal static class SchoolsServices
{
    public static void AddSchools(this IServiceCollection services)
    {
        services.AddScoped<Authorities>();
        services.AddScoped<ISchools, SchoolsForOthers>();
        services.AddSingleton<RunningImports>();
        services.AddScoped<WriteSchools>();
        services.AddScoped<StoredFiles>();
        services.AddScoped<CompareFile>();
        services.AddScoped<GiveRegister>();
        services.AddScoped<DropImport>();
        services.AddScoped<StartImport>();
        services.AddScoped<ApplyImport>();
        services.AddScoped<RecordLead>();
        services.AddScoped<ChangeLead>();
        services.AddScoped<VerifyLead>();
        services.AddScoped<EndLead>();
        services.AddScoped<RaiseAboutLeads>();
    }
}
