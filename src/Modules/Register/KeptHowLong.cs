using LineOfSight.Kernel.Retention;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using LineOfSight.Register.Partnerships;
using LineOfSight.Register.Schools;

namespace LineOfSight.Register;

/// <summary>How long the register is kept. Who the partners were, and when, is published and explains every decision; whom to ring is not kept for long.</summary>
internal static class KeptHowLong
{
    private const string Published = "Published under the Children Act 2004 section 16G; it explains who decided";
    private const string NotNeeded = "UK GDPR article 5(1)(e): particulars are kept no longer than they are needed";

    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        RetentionRule.After<Contact>(
            2, "Contacts of agencies", "the contact ended", NotNeeded, "The name and the ways to reach the person are deleted", "register.contact", "r.ends_on",
            "'C-' || upper(left(r.id::text, 8))"),
        RetentionRule.After<SafeguardingLead>(
            2, "Safeguarding leads of schools", "the lead ended", NotNeeded, "The name and the ways to reach the person are deleted", "register.safeguarding_lead", "r.ended_on",
            "'L-' || upper(left(r.id::text, 8))"),
        RetentionRule.AsLongAsThePartnership<AgencyRole>("Agencies of the partnership", Published),
        RetentionRule.AsLongAsThePartnership<Body>("Groups and boards", Published),
        RetentionRule.AsLongAsThePartnership<Area>("Areas", Published),
        RetentionRule.AsLongAsThePartnership<PartnershipProfile>("Particulars of the partnership", Published),
    ];
}
