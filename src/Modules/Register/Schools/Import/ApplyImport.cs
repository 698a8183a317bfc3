using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Import;

/// <summary>Applies a register file: all of it, with the history of every school it changes, or nothing.</summary>
internal sealed class ApplyImport(LineOfSightDb db, IAccess access, Work work, CompareFile compare, StoredFiles files, WriteSchools write, TimeProvider clock)
{
    /// <summary>From the command line: compares and applies at once.</summary>
    /// <param name="apply">False only compares.</param>
    public async Task<RegisterDifference> NowAsync(RegisterSource source, bool closuresConfirmed, bool apply, IProgress<int>? rowsRead, CancellationToken stop)
    {
        access.Demand(Can.ImportSchools);
        await write.AloneAsync(stop);
        var difference = await compare.CompareAsync(source, rowsRead, stop);
        if (apply)
        {
            var import = SchoolImport.Give(source, difference, access.Person.Id, clock.GetUtcNow());
            db.Add(import);
            import.Start(closuresConfirmed);
            await FinishAsync(import, difference, stop);
        }

        return difference;
    }

    /// <summary>Applies an import that waits, once.</summary>
    public async Task WaitingAsync(Guid id, IProgress<int>? rowsRead, CancellationToken stop)
    {
        access.Demand(Can.ImportSchools);
        await write.AloneAsync(stop);
        var import = await db.Set<SchoolImport>().SingleOrDefaultAsync(i => i.Id == id, stop) ?? throw new NotVisible();
        var difference = await files.WithAsync(import, source => compare.CompareAsync(source, rowsRead, stop), stop);
        await files.ForgetAsync(id, stop);
        await FinishAsync(import, difference, stop);
    }

    private async Task FinishAsync(SchoolImport import, RegisterDifference difference, CancellationToken stop)
    {
        import.Apply(difference, clock.GetUtcNow());
        await work.DoAsync(SchoolsActs.Imported, import, difference.Summary, access.Person.Chains(), stop);
        await write.WriteAsync(import.Id, difference, stop);
    }
}

/// <summary>Says yes to an import that waits; <see cref="RunningImports"/> then applies it.</summary>
internal sealed class StartImport(
    LineOfSightDb db, IAccess access, Work work, UnitOfWork unit, CompareFile compare, StoredFiles files, WriteSchools write, RunningImports running)
{
    /// <param name="seen">The summary that the person saw; when the register has changed since, they look again.</param>
    public async Task HandleAsync(Guid id, bool closuresConfirmed, string? seen, CancellationToken stop)
    {
        access.Demand(Can.ImportSchools);
        var import = await db.FindAsync<SchoolImport>([id], stop) ?? throw new NotVisible();
        RuleBroken.Unless(await write.IsFreeAsync(stop), "Another import is being applied at the moment. Wait until it has finished, then look again.");
        import.Start(closuresConfirmed);
        var difference = await files.WithAsync(import, source => compare.CompareAsync(source, rowsRead: null, stop), stop);
        RuleBroken.Unless(seen == difference.Summary, "The register has changed since you looked. Look at what this file would do now, then import it.");
        RuleBroken.Unless(closuresConfirmed || !difference.NeedsConfirmation, difference.ClosuresQuestion, "ConfirmClosures");
        await work.DoAsync(SchoolsActs.Started, import, reason: null, access.Person.Chains(), stop);

        // Committed first: the import is a unit of work of its own, and must find that it was asked for.
        var person = access.Person.Id;
        await unit.CommitAsync(stop);
        running.Start(id, person);
    }
}
