using LineOfSight.Kernel.Acts;

namespace LineOfSight.Administration.SubjectAccess;

/// <summary>The audited acts about requests of people for their own data. What the pages say never enters them.</summary>
internal static class SubjectAccessActs
{
    public static readonly ActKind Recorded = new("administration.subject-access.recorded", "recorded a person’s request for their own data");
    public static readonly ActKind Collected = new("administration.subject-access.collected", "collected pages for this request");
    public static readonly ActKind PageOpened = new("administration.subject-access.page-opened", "opened a page collected for this request", IsRead: true);
    public static readonly ActKind Reviewed = new("administration.subject-access.reviewed", "decided about a page of this request");
    public static readonly ActKind Approved = new("administration.subject-access.approved", "approved that giving this pack does no serious harm");
    public static readonly ActKind HandedOver = new("administration.subject-access.handed-over", "fetched the pack of this request to hand it over");

    public static readonly IReadOnlyList<ActKind> All = [Recorded, Collected, PageOpened, Reviewed, Approved, HandedOver];
}
