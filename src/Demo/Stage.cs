using LineOfSight.Administration.Invite;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Register;
using LineOfSight.Register.Agencies;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Demo;

/// <summary>Lets invented people act, each as themselves, in a unit of work of their own, at the clock's time.</summary>
internal sealed class Stage(IServiceProvider services, DemoClock clock, DateOnly today, CancellationToken stop)
{
    private readonly HashSet<string> taken = [];
    private int next;

    /// <summary>The day on which the demonstration is made.</summary>
    public DateOnly Today { get; } = today;

    public CancellationToken Stop { get; } = stop;

    /// <summary>Begins the story of the next partnership, in November 2018.</summary>
    public void Begin() => clock.Begin();

    public async Task<T> ActAsync<TUseCase, T>(Guid person, DateOnly on, Func<TUseCase, Task<T>> act)
        where TUseCase : notnull
    {
        clock.GoTo(on);
        await using var scope = services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(person, session: null, Stop);
        var result = await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
        await unit.CommitAsync(Stop);
        return result;
    }

    public Task ActAsync<TUseCase>(Guid person, DateOnly on, Func<TUseCase, Task> act)
        where TUseCase : notnull => ActAsync<TUseCase, bool>(person, on, async useCase =>
        {
            await act(useCase);
            return true;
        });

    /// <summary>Invites somebody invented; the next name of the list when none is given.</summary>
    public async Task<Guid> InviteAsync(Guid by, DateOnly on, string role, Guid? partnership, string jobTitle, Guid? agency = null, Guid? body = null)
    {
        var name = InventedNames.At(next++);
        var email = $"{name.ToLowerInvariant().Replace(' ', '.')}@example.org";
        if (!taken.Add(email))
        {
            throw new InvalidOperationException($"The invented name {name} is used twice.");
        }

        return await ActAsync<InvitePerson, Guid>(by, on, async invite => (await invite.HandleAsync(
            new InvitePerson.Input { Name = name, Email = email, JobTitle = jobTitle, Role = role, PartnershipId = partnership, AgencyId = agency, BodyId = body },
            Stop,
            demonstration: true)).PersonId);
    }

    /// <summary>The next invented name, for somebody without an account.</summary>
    public string Name() => InventedNames.At(next++);

    /// <summary>Adds an agency to a partnership.</summary>
    public Task<AgencyRole> AgencyAsync(Guid by, DateOnly on, Guid partnership, string name, string type, Standing standing) =>
        ActAsync<AddAgency, AgencyRole>(by, on, add => add.HandleAsync(
            partnership, new AddAgency.Input { Name = name, Type = type, Standing = standing, StartsOn = on }, Stop));
}
