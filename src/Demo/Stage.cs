using LineOfSight.Administration.Invite;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Register;
using LineOfSight.Register.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Demo;

/// <summary>Lets invented people act, each as themselves, in a unit of work of their own, at the clock's time.</summary>
internal sealed class Stage(IServiceProvider services, DemoClock clock, Diary diary, DateOnly today, CancellationToken stop)
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
        await diary.TurnAsync(on);
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

    /// <summary>Lets somebody without an account act behind a code.</summary>
    public async Task VisitAsync(DateOnly on, string code, Func<IServiceProvider, Task> act)
    {
        await diary.TurnAsync(on);
        clock.GoTo(on);
        await using var scope = services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(account: null, session: null, Stop);
        await scope.ServiceProvider.GetRequiredService<LineOfSightDb>().Database.SqlQuery<string>($"select set_config('los.link', {code}, true) as \"Value\"").ToListAsync(Stop);
        await act(scope.ServiceProvider);
        await unit.CommitAsync(Stop);
    }

    /// <summary>Changes a record as somebody who sees its present version.</summary>
    public async Task ChangeAsync<TUseCase, TRecord>(Guid person, DateOnly on, Guid record, Func<TUseCase, int, Task> act)
        where TUseCase : notnull
        where TRecord : class, IRecord, IVersioned
    {
        await diary.TurnAsync(on);
        clock.GoTo(on);
        await using var scope = services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(person, session: null, Stop);
        var version = await scope.ServiceProvider.GetRequiredService<LineOfSightDb>().Set<TRecord>().Where(r => r.Id == record).Select(r => r.Version).SingleAsync(Stop);
        await act(scope.ServiceProvider.GetRequiredService<TUseCase>(), version);
        await unit.CommitAsync(Stop);
    }

    /// <summary>Something that people read off a page before they act.</summary>
    public async Task<T> LookAsync<T>(Guid person, Func<LineOfSightDb, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().EnterAsync(person, session: null, Stop);
        return await look(scope.ServiceProvider.GetRequiredService<LineOfSightDb>());
    }

    /// <summary>Lets a job run on a day, on the way into the database that jobs have.</summary>
    public async Task MorningAsync(DateOnly on, JobKind kind)
    {
        await diary.TurnAsync(on);
        clock.GoTo(on);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WayIn>().OfJobs();
        await using var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(Account.Itself, session: null, Stop);
        await ((IRunJob)scope.ServiceProvider.GetRequiredService(kind.Runs)).RunAsync(new JobTurn(kind, clock.GetUtcNow(), 1), Stop);
        await unit.CommitAsync(Stop);
    }

    /// <summary>The day so many days before the demonstration is made; after it for negative numbers. People work from Monday to Friday.</summary>
    public DateOnly Ago(int days) => Today.AddDays(-days) is var day && day.DayOfWeek == DayOfWeek.Saturday ? day.AddDays(-1)
        : day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-2) : day;

    /// <summary>Months after such a day, on the Monday where that is a weekend.</summary>
    public DateOnly Ago(int days, int months) => Today.AddDays(-days).AddMonths(months) is var day && day.DayOfWeek == DayOfWeek.Saturday ? day.AddDays(2)
        : day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;

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

    /// <summary>Invites somebody who is known elsewhere: they get a role here too.</summary>
    public async Task<Guid> AlsoAsync(Guid person, Guid by, DateOnly on, string role, Guid partnership, Guid agency)
    {
        var known = await LookAsync(by, db => db.Set<Account>().SingleAsync(a => a.Id == person, Stop));
        return await ActAsync<InvitePerson, Guid>(by, on, async invite => (await invite.HandleAsync(
            new InvitePerson.Input { Name = known.Name, Email = known.Email!, JobTitle = known.JobTitle, Role = role, PartnershipId = partnership, AgencyId = agency }, Stop, demonstration: true)).PersonId);
    }

    /// <summary>The next invented name, for somebody without an account.</summary>
    public string Name() => InventedNames.At(next++);

    /// <summary>Adds an agency to a partnership.</summary>
    public Task<AgencyRole> AgencyAsync(Guid by, DateOnly on, Guid partnership, string name, string type, Standing standing) =>
        ActAsync<AddAgency, AgencyRole>(by, on, add => add.HandleAsync(
            partnership, new AddAgency.Input { Name = name, Type = type, Standing = standing, StartsOn = on }, Stop));
}
