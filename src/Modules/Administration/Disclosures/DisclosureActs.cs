using LineOfSight.Kernel.Acts;

namespace LineOfSight.Administration.Disclosures;

/// <summary>The audited acts of giving something to somebody outside.</summary>
internal static class DisclosureActs
{
    public static readonly ActKind Recorded = new("administration.disclosure.recorded", "recorded a disclosure");
    public static readonly ActKind ExportAsked = new("administration.disclosure.export-asked", "asked for what one agency gave");
    public static readonly ActKind ExportFetched = new("administration.disclosure.export-fetched", "fetched what one agency gave");

    public static readonly IReadOnlyList<ActKind> All = [Recorded, ExportAsked, ExportFetched];
}
