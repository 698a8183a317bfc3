using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.SubjectAccess;

/// <summary>One request: what is known about it, its pages, and what comes next.</summary>
[Can(Can.ReadSubjectAccess)]
internal sealed class RequestModel(SubjectRequests requests, People people, IAccess access, DueDates dates) : PageModel
{
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    [BindProperty(SupportsGet = true, Name = "request")]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public SubjectAccessRequest Asked { get; private set; } = null!;

    public IReadOnlyList<CollectedPage> Pages { get; private set; } = [];

    public bool MayPrepare => access.May(Can.PrepareSubjectAccess, Asked);

    public bool MayApprove => access.May(Can.ApproveSubjectAccess, Asked);

    public int NotReviewed => Pages.Count(p => p.Decision == PageDecision.NotReviewed);

    public string DueWords => dates.Of(Asked.DueOn).Words;

    public string NameOf(Guid? person) => person is { } who ? names.GetValueOrDefault(who) ?? "" : "";

    public string HrefOf(CollectedPage page) => $"/administration/subject-access/{(MayPrepare ? "review/page" : "collected")}/{page.Id}";

    public static string HintOf(CollectedPage page) => (page.HasThirdParty ? "May hold data of somebody else. " : "") + $"From {page.Source}";

    public async Task OnGetAsync(CancellationToken stop)
    {
        Asked = await requests.FindAsync(Id, Can.ReadSubjectAccess, stop);
        Pages = await requests.PagesAsync(Id, stop);
        names = await people.NamesAsync(((Guid?[])[Asked.RecordedBy, Asked.ApprovedBy]).OfType<Guid>(), stop);
    }
}
