using LineOfSight.Kernel.Access;

namespace LineOfSight.Register;

/// <summary>What roles may do in the register. Who has which: src/Host/Access/roles.yaml.</summary>
internal static partial class Can
{
    public const string ReadPartnerships = "register.partnerships.read";
    public const string CreatePartnerships = "register.partnerships.create";
    public const string EditPartnerships = "register.partnerships.edit";
    public const string ReadAgencies = "register.agencies.read";
    public const string EditAgencies = "register.agencies.edit";
    public const string EditContacts = "register.contacts.edit";
    public const string ReadPartners = "register.partners.read";
    public const string EditPartners = "register.partners.edit";
    public const string ReadBodies = "register.bodies.read";
    public const string EditBodies = "register.bodies.edit";

    public static readonly IReadOnlyList<Permission> Everything =
    [
        new(ReadPartnerships, "Read the partnerships of England, their areas and their status"),
        new(CreatePartnerships, "Add a partnership to this installation"),
        new(EditPartnerships, "Change a partnership's name, area and status"),
        new(ReadAgencies, "Read the partnership's agencies and their contacts"),
        new(EditAgencies, "Add agencies and end their part in the partnership"),
        new(EditContacts, "Keep whom the partnership writes to at an agency"),
        new(ReadPartners, "Read who the safeguarding partners are on a date, lead and delegated"),
        new(EditPartners, "Record who leads and who is delegated for each safeguarding partner"),
        new(ReadBodies, "Read bodies, their terms of reference and their members"),
        new(EditBodies, "Create bodies, keep their members and terms, share them with another partnership"),
    ];
}
