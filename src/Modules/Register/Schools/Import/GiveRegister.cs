using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Register.Schools.Import;

/// <summary>Takes a file of the register and keeps it until somebody has seen what it would change.</summary>
internal sealed class GiveRegister(LineOfSightDb db, IAccess access, Work work, CompareFile compare, StoredFiles files, TimeProvider clock)
{
    /// <returns>The import that waits.</returns>
    public async Task<Guid> HandleAsync(RegisterSource source, CancellationToken stop)
    {
        access.Demand(Can.ImportSchools);
        RuleBroken.Unless(source.LaCode is null || RegisterSource.IsLaCode(source.LaCode),
            "Enter the local authority's code as three digits, such as 926, or leave it empty", "LaCode");
        var difference = await compare.CompareAsync(source, rowsRead: null, stop);
        var import = SchoolImport.Give(source, difference, access.Person.Id, clock.GetUtcNow());
        db.Add(import);
        await files.KeepAsync(import.Id, source, stop);
        await work.DoAsync(SchoolsActs.Given, import, reason: null, access.Person.Chains(), stop);
        return import.Id;
    }
}

/// <summary>Decides against a file that waits.</summary>
internal sealed class DropImport(LineOfSightDb db, IAccess access, Work work, StoredFiles files)
{
    public async Task HandleAsync(Guid id, CancellationToken stop)
    {
        access.Demand(Can.ImportSchools);
        var import = await db.FindAsync<SchoolImport>([id], stop) ?? throw new NotVisible();
        import.Drop();
        await files.ForgetAsync(id, stop);
        await work.DoAsync(SchoolsActs.Dropped, import, reason: null, access.Person.Chains(), stop);
    }
}

internal static class ImportChains
{
    /// <summary>A register of the nation concerns the installation, and the partnership in which the person did it.</summary>
    public static IReadOnlyCollection<Guid> Chains(this Person person)
        => person.PartnershipId is { } partnership ? [Act.Installation, partnership] : [Act.Installation];
}
