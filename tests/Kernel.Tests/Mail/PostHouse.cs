using System.Net.Sockets;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Kernel.Tests.Mail;

/// <summary>A module that writes letters.</summary>
internal sealed class LetterModule : IModule
{
    public static readonly LetterKind Given = new("letters.given", "An action was given to you: {reference}", "An action was given to you: {reference}.\n\nIt is due on {due}.");
    public static readonly LetterKind SecondStep = new("letters.second-step", "Your second step was taken off", "Your second step was taken off on {at}.", LetterNeed.Essential);

    public string Name => "letters";

    public IEnumerable<Permission> Permissions => [];

    public IEnumerable<ActKind> Acts => [];

    public IEnumerable<MenuItem> Menu => [];

    public IEnumerable<LetterKind> Letters => [Given, SecondStep];

    public void AddTo(IServiceCollection services)
    {
    }
}

/// <summary>The kernel with the outbox on a database of its own; the way out is each test's.</summary>
public sealed class PostHouse : House
{
    private int turns;

    internal Guid Partnership { get; private set; }

    internal string Outbox => Path.Combine(Installation.Folder.Path, "outbox");

    protected override async Task FillAsync() => Partnership = await PartnershipAsync("Norfolk");

    /// <summary>The services, with a way out.</summary>
    internal ServiceProvider Post(MailSettings mail)
    {
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        services.AddDataProtection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(mail);
        services.AddSingleton(new JobSettings { Retries = [TimeSpan.Zero] });
        services.AddKernel(Installation.Databases, Installation.Folder, new ModuleList([new LetterModule()]), []);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    internal ServiceProvider Files() => Post(new MailSettings { Folder = Outbox, Site = "https://los.example.org", From = "no-reply@los.example.org" });

    /// <summary>Writes letters as a person, committed when it returns.</summary>
    internal static async Task<T> WriteAsync<T>(IServiceProvider post, Guid? person, Func<Outbox, Task<T>> write, bool commit = true)
    {
        await using var scope = post.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(person, session: null, CancellationToken.None);
        var written = await write(scope.ServiceProvider.GetRequiredService<Outbox>());
        if (commit)
        {
            await unit.CommitAsync(CancellationToken.None);
        }

        return written;
    }

    /// <summary>A reader with an account, and one letter to them that waits.</summary>
    internal async Task<(Guid Reader, Guid Letter)> WaitingAsync(IServiceProvider post, string? calendar = null)
    {
        var reader = await PersonAsync("Ada Hazel", "business-manager", Partnership);
        Assert.True(await WriteAsync(post, reader, o => o.AddAsync(Given(reader) with { Calendar = calendar }, CancellationToken.None)));
        return (reader, await SqlAsync<Guid>("select id from kernel.letter where person_id = $1", reader));
    }

    internal Letter Given(Guid reader) => new(LetterModule.Given, Reader.Person(reader), Partnership)
    {
        Link = "/improvement/action/1",
        Facts = new Dictionary<string, Fact> { ["reference"] = Fact.Reference("A-7KQ2M"), ["due"] = Fact.Date(new DateOnly(2026, 4, 20)) },
    };

    /// <summary>One turn of a job.</summary>
    internal Task<bool> TurnAsync(IServiceProvider post, string job = "kernel.send-letters") => post.GetRequiredService<JobRunner>().RunAsync(
        post.GetRequiredService<JobBook>().Find(job)!, Clock.GetUtcNow().AddMicroseconds(Interlocked.Increment(ref turns)), CancellationToken.None);

    internal Task<string> StateAsync(Guid letter) => SqlAsync<string>("select state from kernel.letter where id = $1", letter);

    internal Task<string> TroubleAsync(Guid letter) => SqlAsync<string>("select trouble from kernel.letter where id = $1", letter);

    /// <summary>Lets nothing of an earlier test be in the way.</summary>
    internal Task ClearAsync() => SqlAsync("update kernel.letter set state = 'withdrawn', next_try_at = null where state in ('waiting', 'failed', 'kept', 'sending')");
}
