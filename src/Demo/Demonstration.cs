using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        var stage = new Stage(services, clock, today ?? TimeProvider.System.Today(), stop);
        var administrator = await stage.InviteAsync(Account.Operator, new DateOnly(2018, 11, 5), "administrator", partnership: null, "System administrator");
        var founding = new Founding(stage, administrator);
        var thread = new Thread(stage);
        await new Hertfordshire(stage, founding, thread).MakeAsync();
        await new Norfolk(stage, founding, thread).MakeAsync();
        await new Wirral(stage, founding, thread).MakeAsync();
        foreach (var site in Sites.All.Where(s => s.Name != "Hertfordshire"))
        {
            stage.Begin();
            await founding.PartnershipAsync($"{site.Name} Safeguarding Children Partnership", $"{site.Name} Safeguarding Children Board", site.Region, Founding.Live, site.Areas);
        }

        return true;
    }

    private static async Task<bool> IsEmptyAsync(ServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().EnterAsync(Account.Operator, session: null, stop);
        var db = scope.ServiceProvider.GetRequiredService<LineOfSightDb>();
        return !await db.Set<Partnership>().AnyAsync(stop) && !await db.Set<Account>().AnyAsync(a => a.Id != Account.Operator && a.Id != Account.Itself, stop);
    }
}
