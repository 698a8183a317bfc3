using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;

namespace LineOfSight.Administration;

/// <summary>What is done to people's access. Each act is about the account, in the chain of the partnership it concerns.</summary>
internal static class PeopleActs
{
    public static readonly ActKind Invited = new("administration.person.invited", "invited this person");
    public static readonly ActKind InvitedAgain = new("administration.person.invited-again", "made a new one-time link for this person");
    public static readonly ActKind Accepted = new("administration.person.accepted", "accepted the invitation and chose a password");
    public static readonly ActKind RoleGiven = new("administration.role.given", "gave this person a role");
    public static readonly ActKind RoleMoved = new("administration.role.moved", "moved this person from one role to another");
    public static readonly ActKind RoleEnded = new("administration.role.ended", "ended a role of this person");
    public static readonly ActKind DatesChanged = new("administration.role.dates-changed", "changed the dates of a role of this person");
    public static readonly ActKind ResetOpened = new("administration.second-step.reset-opened", "asked to reset this person’s second step");
    public static readonly ActKind ResetApproved = new("administration.second-step.reset-approved", "approved the reset of this person’s second step");
    public static readonly ActKind ResetRefused = new("administration.second-step.reset-refused", "refused the reset of this person’s second step");
    public static readonly ActKind SwitchedOff = new("administration.account.switched-off", "switched off this account");
    public static readonly ActKind SwitchedOn = new("administration.account.switched-on", "switched on this account again");

    public static readonly IReadOnlyList<ActKind> All = [Invited, InvitedAgain, Accepted, RoleGiven, RoleMoved, RoleEnded, DatesChanged, ResetOpened, ResetApproved, ResetRefused, SwitchedOff, SwitchedOn];

    /// <summary>The chains that an act about a role enters.</summary>
    public static IReadOnlyCollection<Guid> ChainOf(Assignment role) => [role.PartnershipId ?? Act.Installation];
}
