using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Tests.Workshop;

/// <summary>A house in which the workshop is the only module: the kernel on a real database, without pages.</summary>
public class NoteHouse : House
{
    private ServiceProvider? provider;

    /// <summary>The kernel's services, and the workshop's.</summary>
    public IServiceProvider Kernel => provider!;

    internal ModuleList Modules { get; } = new([new NoteModule()]);

    internal Sealer Sealer => Kernel.GetRequiredService<Sealer>();

    internal Verifier Verifier => Kernel.GetRequiredService<Verifier>();

    internal Checkpoints Checkpoints => Kernel.GetRequiredService<Checkpoints>();

    internal ActKey Key => Kernel.GetRequiredService<ActKey>();

    /// <summary>One use case as a person, committed when it returns; a second of the clock passes.</summary>
    internal async Task<T> NotesAsync<T>(Guid person, Func<Notes, Task<T>> act)
    {
        await using var scope = Kernel.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        Assert.True(await unit.EnterAsync(person, session: null, CancellationToken.None));
        var result = await act(scope.ServiceProvider.GetRequiredService<Notes>());
        await unit.CommitAsync(CancellationToken.None);
        Clock.Advance(TimeSpan.FromSeconds(1));
        return result;
    }

    internal Task NotesAsync(Guid person, Func<Notes, Task> act) => NotesAsync(person, async notes =>
    {
        await act(notes);
        return true;
    });

    /// <summary>A keeper of notes in some partnerships.</summary>
    internal async Task<Guid> KeeperAsync(string name, params Guid[] partnerships)
    {
        var person = await PersonAsync(name, NoteModule.Keeper, partnerships[0]);
        foreach (var further in partnerships.Skip(1))
        {
            await AssignAsync(person, NoteModule.Keeper, further);
        }

        return person;
    }

    /// <summary>Verifies against the checkpoints of the folder.</summary>
    internal Task<Verification> VerifyAsync() => Verifier.VerifyAsync(Checkpoints.ReadAll(), CancellationToken.None);

    /// <inheritdoc />
    protected override async Task FillAsync()
    {
        provider = await ProviderAsync(Installation, Modules, Clock);
    }

    /// <summary>Brings the workshop's tables into an installation and makes its services.</summary>
    internal static async Task<ServiceProvider> ProviderAsync(Installation installation, ModuleList modules, TimeProvider clock)
    {
        await new Migrator(installation.Databases, modules).MigrateAsync(CancellationToken.None);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection();
        services.AddSingleton(clock);
        services.AddKernel(installation.Databases, installation.Folder, modules, NoteModule.Roles);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
