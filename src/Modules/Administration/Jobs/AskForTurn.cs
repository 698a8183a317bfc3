using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Jobs;

/// <summary>Asks for a job to be run now; the next node that looks takes it, within some seconds.</summary>
internal sealed class AskForTurn(LineOfSightDb db, IAccess access, JobBook book, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose the job to run"), MaxLength(100, ErrorMessage = "Choose the job to run")]
        public string? Job { get; set; }
    }

    public async Task HandleAsync(Input input, CancellationToken stop)
    {
        access.Demand(Can.RunJobs);
        var kind = book.Find(input.Job!) ?? throw new RuleBroken("Choose the job to run", nameof(Input.Job));
        RuleBroken.Unless(
            !await db.Set<JobRun>().AnyAsync(r => r.Job == kind.Key && r.AskedBy != null && r.FinishedAt == null, stop),
            "Somebody has asked for this job already. It begins within some seconds.");
        var turn = new JobRun { Id = NewId.Next(), Job = kind.Key, DueAt = clock.GetUtcNow(), AskedBy = access.Person.Id };
        db.Add(turn);
        await work.DoAsync(JobActs.Asked, turn, null, [Act.Installation], stop);
    }
}
