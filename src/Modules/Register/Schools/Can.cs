using LineOfSight.Kernel.Access;

namespace LineOfSight.Register;

internal static partial class Can
{
    public const string ReadSchools = "register.schools.read";
    public const string ImportSchools = "register.schools.import";
    public const string ReadLeads = "register.leads.read";
    public const string EditLeads = "register.leads.edit";

    public static readonly IReadOnlyList<Permission> OfSchools =
    [
        new(ReadSchools, "Read the national register of schools and what changed in it"),
        new(ImportSchools, "Import the national register of schools, for everybody on this installation"),
        new(ReadLeads, "Read who leads safeguarding in each school"),
        new(EditLeads, "Record who leads safeguarding in a school, and verify it"),
    ];
}
