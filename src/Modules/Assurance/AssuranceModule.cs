using LineOfSight.Assurance.Challenge;
using LineOfSight.Assurance.Compare;
using LineOfSight.Assurance.Moderate;
using LineOfSight.Assurance.National;
using LineOfSight.Assurance.Report;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Assurance;

/// <summary>The face of the module Assurance: what returns say, compared, moderated and asked back about.</summary>
public sealed class AssuranceModule : IModule
{
    /// <inheritdoc />
    public string Name => "assurance";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => Can.Everything;

    /// <inheritdoc />
    public IEnumerable<ActKind> Acts => AssuranceActs.All;

    /// <inheritdoc />
    public IEnumerable<MenuItem> Menu =>
    [
        new(Section.Assessments, "Compare returns", "/assurance", Can.Compare, "What agencies and schools say of themselves, by standard and year."),
        new(Section.Assessments, "Questions back", "/assurance/challenge", Can.Ask, "What was asked back about returns, and what came of it."),
        new(Section.Assessments, "England", "/assurance/national", Can.ReadNational, "How agencies and schools grade themselves, by partnership."),
    ];

    /// <inheritdoc />
    public IEnumerable<JobKind> Jobs => [TakeLinks.Kind];

    /// <inheritdoc />
    public IEnumerable<RetentionRule> Retention => KeptHowLong.All;

    /// <inheritdoc />
    public void AddTo(IServiceCollection services) => services
        .AddScoped<HearSigned>()
        .AddScoped<IHear<ResponseSigned>, HearSigned>()
        .AddScoped<IHear<ResponseReopened>, HearReopened>()
        .AddScoped<IHear<ResponseWithdrawn>, HearWithdrawn>()
        .AddScoped<ReadReturns>()
        .AddScoped<ReadNational>()
        .AddScoped<ReadInspected>()
        .AddScoped<RoundPaper>()
        .AddScoped<RaiseStandard>()
        .AddScoped<JudgeAnswer>()
        .AddScoped<AskBack>()
        .AddScoped<IHome, HomeOfAssurance>();
}
