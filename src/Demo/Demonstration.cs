using LineOfSight.Improvement.Remind;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Demo;

/// <summary>
/// Makes invented partnerships in an empty installation: nineteen, with people who act through the same use cases as the pages.
/// The same day gives the same demonstration; only the random ids differ.
/// </summary>
public static class Demonstration
{
    /// <summary>Makes the demonstration unless a partnership is there already.</summary>
    /// <param name="open">Opens the services of the installation with a clock.</param>
    /// <param name="progress">Where to say how far it is.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="today">The day on which it is made, where it is not today.</param>
    /// <returns>False when the installation was not empty; then nothing was done.</returns>
    public static async Task<bool> MakeAsync(Func<TimeProvider, ServiceProvider> open, TextWriter progress, CancellationToken stop, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(progress);
        var clock = new DemoClock();
        await using var services = open(clock);
        if (!await IsEmptyAsync(services, stop))
        {
            return false;
        }

        await progress.WriteLineAsync("Making the demonstration: invented people in nineteen partnerships...");
        using var diary = new Diary();
        var stage = new Stage(services, clock, diary, today ?? TimeProvider.System.Today(), stop);
        var administrator = await stage.InviteAsync(Account.Operator, new DateOnly(2018, 11, 5), "administrator", partnership: null, "System administrator");
        var (founding, thread) = (new Founding(stage, administrator), new Thread(stage));
        var (hertfordshire, norfolk, wirral) = (new Hertfordshire(stage, founding, thread), new Norfolk(stage, founding, thread), new Wirral(stage, founding, thread));
        var (herts, norf, wirr) = (await hertfordshire.FoundAsync(), await norfolk.FoundAsync(), await wirral.FoundAsync());
        var spanned = new List<Founded>();
        foreach (var site in Sites.All.Where(s => s.Name != "Hertfordshire"))
        {
            stage.Begin();
            var founded = await founding.PartnershipAsync($"{site.Name} Safeguarding Children Partnership", $"{site.Name} Safeguarding Children Board", site.Region, Founding.Live, site.Areas);
            if (spanned.Count < 3 && site.Region == "North West")
            {
                spanned.Add(founded);
            }
        }

        // Two years of three partnerships, side by side in the order of their days.
        stage.Begin();
        (herts, norf, wirr) = (await herts.JoinedAsync(stage), await norf.JoinedAsync(stage), await wirr.JoinedAsync(stage));
        var (one, two, three) = (new HertfordshireLines(stage, thread, herts), new NorfolkLines(stage, thread, norf), new WirralLines(stage, thread, wirr));
        var returns = new NorfolkReturns(stage, norf);
        await diary.TellAsync(
            [returns.LastRoundAsync, returns.ThisRoundAsync, returns.NextRoundsAsync, new NorfolkSchools(stage, norf).TellAsync, new AmbulanceReturns(stage, returns, spanned).TellAsync, .. one.All, .. two.All, .. three.All, () => two.TogetherAsync(herts), hertfordshire.TodayAsync, norfolk.TodayAsync, wirral.TodayAsync, () => MorningsAsync(stage)]);
        await stage.InviteAsync(administrator, stage.Today, "national-reader", partnership: null, "National reader");
        return true;
    }

    /// <summary>Makes a county or a country for measuring, unless a partnership is there already.</summary>
    /// <param name="open">Opens the services of the installation with a clock.</param>
    /// <param name="owner">The owner’s connections: the lines are written past the use cases.</param>
    /// <param name="scale">How much.</param>
    /// <param name="progress">Where to say how far it is.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="today">The day on which it is made, where it is not today.</param>
    /// <returns>What was made, in numbers; null when the installation was not empty.</returns>
    public static async Task<string?> MakeLargeAsync(
        Func<TimeProvider, ServiceProvider> open, NpgsqlDataSource owner, Scale scale, TextWriter progress, CancellationToken stop, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(progress);
        var clock = new DemoClock();
        await using var services = open(clock);
        if (!await IsEmptyAsync(services, stop))
        {
            return null;
        }

        using var diary = new Diary();
        var stage = new Stage(services, clock, diary, today ?? TimeProvider.System.Today(), stop);
        var administrator = await stage.InviteAsync(Account.Operator, new DateOnly(2018, 11, 5), "administrator", partnership: null, "System administrator");
        var large = new LargeDemonstration(services, stage, administrator, owner, progress);
        return scale == Scale.County ? await large.CountyAsync() : await large.EnglandAsync();
    }

    // What was late rose, week by week as on every morning.
    private static async Task MorningsAsync(Stage stage)
    {
        for (var ago = 721; ago >= 0; ago -= 7)
        {
            await stage.MorningAsync(stage.Today.AddDays(-ago), LetLateRise.Kind);
        }
    }

    private static async Task<bool> IsEmptyAsync(ServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().EnterAsync(Account.Operator, session: null, stop);
        var db = scope.ServiceProvider.GetRequiredService<LineOfSightDb>();
        return !await db.Set<Partnership>().AnyAsync(stop) && !await db.Set<Account>().AnyAsync(a => a.Id != Account.Operator && a.Id != Account.Itself, stop);
    }
}

/// <summary>How much a demonstration holds.</summary>
public enum Scale
{
    /// <summary>Nineteen partnerships, three of them told at length: what <c>./run</c> makes.</summary>
    Small,

    /// <summary>One partnership with 5,000 open actions and their lines.</summary>
    County,

    /// <summary>Every partnership of England, with 200,000 lines.</summary>
    England,
}
