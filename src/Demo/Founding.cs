using LineOfSight.Kernel.Clocks;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using LineOfSight.Register.Partners;
using LineOfSight.Register.Partnerships;

namespace LineOfSight.Demo;

/// <summary>Founds partnerships as their people would: the administrator makes one, its manager fills it.</summary>
internal sealed class Founding(Stage stage, Guid administrator)
{
    /// <summary>The day from which partnerships worked in shadow form, and the last day by which they had to be live.</summary>
    public static readonly DateOnly Shadow = new(2019, 4, 1);

    public static readonly DateOnly Live = new(2019, 9, 29);

    private static readonly DateOnly Begun = new(2018, 11, 19);

    /// <summary>A partnership with its area, its manager, and its councils as safeguarding partners.</summary>
    public async Task<Founded> PartnershipAsync(string name, string predecessor, string region, DateOnly liveFrom, params (string Council, string OnsCode)[] areas)
    {
        var id = await stage.ActAsync<CreatePartnership, Guid>(administrator, Begun, create => create.HandleAsync(
            new CreatePartnership.Input { Name = name, Predecessor = predecessor, Region = region, Status = Status.Shadow, From = Shadow }, stage.Stop));
        foreach (var (_, code) in areas)
        {
            await stage.ActAsync<AddArea>(administrator, Begun, add => add.HandleAsync(id, new AddArea.Input { OnsCode = code, StartsOn = Shadow }, stage.Stop));
        }

        var manager = await stage.InviteAsync(administrator, Begun, "business-manager", id, "Partnership business manager");
        var councils = new List<AgencyRole>();
        foreach (var (council, _) in areas)
        {
            councils.Add(await stage.AgencyAsync(manager, Shadow, id, $"{council} Council", "local-authority", Standing.Partner));
        }

        await stage.ActAsync<ChangeStatus>(manager, liveFrom, change => change.HandleAsync(
            id, new ChangeStatus.Input { Status = Status.Live, From = liveFrom, Version = 1 + areas.Length }, stage.Stop));
        return new Founded(id, manager, councils);
    }

    /// <summary>A lead and a delegated partner of an agency.</summary>
    public async Task SeatsAsync(Founded at, AgencyRole partner, DateOnly on, string lead, string @delegate)
    {
        foreach (var (seat, position) in new[] { (Seat.Lead, lead), (Seat.Delegate, @delegate) })
        {
            await stage.ActAsync<AppointToSeat>(at.Manager, on, appoint => appoint.AppointAsync(
                partner.Id, new AppointToSeat.Input { Seat = seat, Name = stage.Name(), Position = position, StartsOn = on }, stage.Stop));
        }
    }

    /// <summary>A body with its chair and, when given, members.</summary>
    public async Task<Guid> BodyAsync(Founded at, DateOnly on, string name, BodyKind kind, string purpose, Guid? parent, string chair, params (MemberRole Role, string JobTitle)[] members)
    {
        var body = await stage.ActAsync<KeepBody, Guid>(at.Manager, on, keep => keep.CreateAsync(
            at.Id, new KeepBody.Input { Name = name, Kind = kind, Purpose = purpose, ParentId = parent, StartsOn = on }, stage.Stop));
        foreach (var (role, job) in members.Prepend((MemberRole.Chair, chair)))
        {
            await JoinAsync(at, body, on, role, job, termEndsOn: null);
        }

        return body;
    }

    /// <summary>A place in a body, with the end of its term when it has one.</summary>
    public Task<Membership> JoinAsync(Founded at, Guid body, DateOnly on, MemberRole role, string jobTitle, DateOnly? termEndsOn) =>
        stage.ActAsync<KeepMembers, Membership>(at.Manager, on, keep => keep.JoinAsync(
            body, new KeepMembers.Input { Name = stage.Name(), JobTitle = jobTitle, Role = role, TermStartsOn = on, TermEndsOn = termEndsOn }, stage.Stop));

    /// <summary>The terms of reference of a body.</summary>
    public Task TermsAsync(Founded at, Guid body, int version, DateOnly on, DateOnly review, string terms) =>
        stage.ActAsync<KeepBody>(at.Manager, on, keep => keep.AgreeTermsAsync(
            body, new KeepBody.TermsInput { TermsOfReference = terms, TermsAgreedOn = on, TermsReviewOn = review, Version = version }, stage.Stop));
}

/// <summary>A founded partnership.</summary>
/// <param name="Id">The partnership.</param>
/// <param name="Manager">Its business manager.</param>
/// <param name="Councils">Its councils as safeguarding partners.</param>
internal sealed record Founded(Guid Id, Guid Manager, IReadOnlyList<AgencyRole> Councils);
