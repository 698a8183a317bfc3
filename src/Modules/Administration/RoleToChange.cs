using LineOfSight.Kernel.Access;

namespace LineOfSight.Administration;

/// <summary>A role that a page is about to change, with the names it shows.</summary>
/// <param name="Role">The assignment.</param>
/// <param name="Line">Its words.</param>
/// <param name="Person">Whose it is.</param>
internal sealed record RoleToChange(Assignment Role, RoleWords.Line Line, Account Person);

/// <summary>Finds a role for a page that changes it.</summary>
internal sealed class RolesToChange(PeopleInReach reach, RoleWords words)
{
    /// <exception cref="Kernel.Rules.NotVisible">Not there, or not the acting person's to change.</exception>
    public async Task<RoleToChange> FindAsync(Guid assignment, CancellationToken stop)
    {
        var role = await reach.RoleToChangeAsync(assignment, stop);
        return new RoleToChange(role, (await words.OfAsync([role], stop))[0], await reach.PersonAsync(Can.ManagePeople, role.PersonId, stop));
    }
}
