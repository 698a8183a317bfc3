using System.CommandLine;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Search;
using LineOfSight.Kernel.Retention;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using LineOfSight.Register.Partners;
using LineOfSight.Register.Partnerships;
using LineOfSight.Register.Schools;
using LineOfSight.Register.Search;
using LineOfSight.Register.Schools.Import;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register;

/// <summary>The face of the module Register: one line per area in each list.</summary>
public sealed class RegisterModule : IModule
{
    /// <inheritdoc />
    public string Name => "register";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions =>
    [
        .. Can.Everything,
        .. Can.OfSchools,
    ];

    /// <inheritdoc />
    public IEnumerable<ActKind> Acts =>
    [
        CreatePartnership.Created, EditPartnership.Edited, ChangeStatus.Changed, AddArea.Added, EndArea.Ended,
        AddAgency.Added, EditAgency.Edited, EndAgency.Ended, KeepContact.Added, KeepContact.Edited, KeepContact.Ended,
        AppointToSeat.Appointed, AppointToSeat.Ended,
        KeepBody.Created, KeepBody.Edited, KeepBody.TermsAgreed, KeepBody.StoodDown, ShareBody.Shared,
        KeepMembers.Joined, KeepMembers.Renewed, KeepMembers.Left,
        .. SchoolsActs.All,
    ];

    /// <inheritdoc />
    public IEnumerable<MenuItem> Menu =>
    [
        new(Section.Meetings, "Groups and boards", "/register/bodies", Can.ReadBodies, "Boards, executives, sub-groups and panels: their terms of reference and members."),
        new(Section.Manage, "Safeguarding partners", "/register/partners", Can.ReadPartners, "Who leads and who is delegated for the council, health and the police, on any date."),
        new(Section.Manage, "Agencies", "/register/agencies", Can.ReadAgencies, "Safeguarding partners and relevant agencies, and whom to write to."),
        new(Section.Manage, "Schools", "/register/schools", Can.ReadSchools, "The national register of schools, and who leads safeguarding in each."),
        new(Section.Manage, "Partnerships", "/register/partnerships", Can.ReadPartnerships, "The partnerships of England, their areas and their status."),
    ];

    /// <inheritdoc />
    public IEnumerable<RetentionRule> Retention => KeptHowLong.All;

    /// <inheritdoc />
    public void AddTo(IServiceCollection services)
    {
        services.AddScoped<IPartnerships, PartnershipsForOthers>().AddScoped<IAgencies, AgenciesForOthers>().AddScoped<IBodies, BodiesForOthers>()
        .AddScoped<IPartners, PartnersForOthers>();
        services.AddScoped<CreatePartnership>().AddScoped<EditPartnership>().AddScoped<ChangeStatus>().AddScoped<AddArea>().AddScoped<EndArea>();
        services.AddScoped<AddAgency>().AddScoped<EditAgency>().AddScoped<EndAgency>().AddScoped<KeepContact>();
        services.AddScoped<IGiveBack, GiveBackContacts>();
        services.AddScoped<AppointToSeat>().AddScoped<PartnersOn>();
        services.AddScoped<KeepBody>().AddScoped<KeepMembers>().AddScoped<ShareBody>().AddScoped<Roster>().AddScoped<IHome, TermsAtHome>();
        services.AddScoped<ISearched, FindBodies>().AddScoped<ISearched, FindAgencies>().AddScoped<ISearched, FindSchools>();
        services.AddSchools();
    }

    /// <inheritdoc />
    public IEnumerable<Command> Commands(IRunVerbs runner) => [new SchoolsVerb(runner).Make()];
}
