using LineOfSight.Administration.Jobs;
using LineOfSight.Administration.Mail;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration;

/// <summary>On the home of whoever may decide: letters in doubt or given up, and jobs whose last turn failed. Otherwise nothing.</summary>
internal sealed class HomeOfAdministration(LineOfSightDb db, LettersInReach reach, JobBook book, IAccess access) : IHome
{
    public async Task<HomePart> ForAsync(Person person, CancellationToken stop)
    {
        var needs = new List<Need>();
        if (access.May(Can.DecideLetters))
        {
            var letters = await reach.Letters(Can.DecideLetters).CountAsync(l => l.State == PostedLetter.States.Unknown || l.State == PostedLetter.States.GivenUp, stop);
            if (letters > 0)
            {
                needs.Add(new Need(
                    letters == 1 ? "Decide what becomes of a letter" : $"Decide what becomes of {letters:N0} letters",
                    $"/administration/mail?Which={nameof(WhichLetters.NeedDecision)}", "In doubt or given up", null, "You"));
            }
        }

        if (access.May(Can.ReadJobs))
        {
            var failing = await db.Set<JobRun>().Where(r => r.Outcome == "failed" && !db.Set<JobRun>().Any(l => l.Job == r.Job && l.DueAt > r.DueAt)).Select(r => r.Job).ToListAsync(stop);
            needs.AddRange(failing.Select(book.Find).OfType<JobKind>().Select(k => new Need("Look at a job that failed", "/administration/jobs", k.Words, null, "You")));
        }

        return needs.Count == 0 ? HomePart.Empty : new HomePart(needs, []);
    }
}
