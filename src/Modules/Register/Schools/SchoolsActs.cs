using LineOfSight.Kernel.Acts;

namespace LineOfSight.Register.Schools;

/// <summary>The audited acts on schools and their safeguarding leads.</summary>
internal static class SchoolsActs
{
    public static readonly ActKind Given = new("register.schools.given", "gave a file of the register of schools");
    public static readonly ActKind Started = new("register.schools.started", "started the import");
    public static readonly ActKind Imported = new("register.schools.imported", "imported the register of schools");
    public static readonly ActKind Failed = new("register.schools.failed", "could not finish the import; nothing was changed");
    public static readonly ActKind Dropped = new("register.schools.dropped", "dropped the file");
    public static readonly ActKind LeadNamed = new("register.leads.named", "recorded this safeguarding lead");
    public static readonly ActKind LeadCorrected = new("register.leads.corrected", "changed this safeguarding lead");
    public static readonly ActKind LeadVerified = new("register.leads.verified", "verified this safeguarding lead");
    public static readonly ActKind LeadEnded = new("register.leads.ended", "ended this safeguarding lead");
    public static readonly ActKind LeadsRaised = new("register.leads.raised", "raised a finding about safeguarding leads");

    public static readonly IReadOnlyList<ActKind> All =
        [Given, Started, Imported, Failed, Dropped, LeadNamed, LeadCorrected, LeadVerified, LeadEnded, LeadsRaised];
}
