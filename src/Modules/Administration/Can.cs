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
    public const string ReadRetention = "administration.retention.read";
    public const string ReviewRecords = "administration.retention.review";
    public const string HoldRecords = "administration.retention.hold";
    public const string SetRetention = "administration.retention.set";
    public const string ReadDisclosures = "administration.disclosures.read";
    public const string Disclose = "administration.disclosures.record";
    public const string ExportAgencies = "administration.disclosures.export";
    public const string ReadSubjectAccess = "administration.subject-access.read";
    public const string PrepareSubjectAccess = "administration.subject-access.prepare";
    public const string ApproveSubjectAccess = "administration.subject-access.approve";
    public const string ReadRoles = "administration.roles.read";
    public const string ReadJobs = "administration.jobs.read";
    public const string RunJobs = "administration.jobs.run";
    public const string ReadLetters = "administration.letters.read";
    public const string DecideLetters = "administration.letters.decide";
}
