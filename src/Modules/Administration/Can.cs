namespace LineOfSight.Administration;

/// <summary>What roles may be permitted to do with people and their access.</summary>
internal static class Can
{
    public const string ReadPeople = "administration.people.read";
    public const string ManagePeople = "administration.people.manage";
    public const string AppointAdministrators = "administration.administrators.appoint";
    public const string ResetSecondSteps = "administration.second-steps.reset";
    public const string ReviewAccess = "administration.access.review";
    public const string SwitchOn = "administration.accounts.switch-on";
    public const string ReadRoles = "administration.roles.read";
}
