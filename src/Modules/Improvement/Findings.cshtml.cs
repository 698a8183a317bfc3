using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>The findings of a partnership: first those that still owe an answer.</summary>
[Can(Can.ReadFindings)]
internal sealed class FindingsModel(ListFindings list, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public FindingQuery Query { get; set; } = new();

    public ListFindings.Result Result { get; private set; } = null!;

    public bool MayRaise => access.Person.PartnershipId is { } partnership && access.MayIn(Can.RaiseFindings, partnership);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Query = ModelState.IsValid ? Query : new FindingQuery();
        Result = await list.HandleAsync(Query, stop);
    }

    public static string Words(FindingState state) => state == FindingState.Owed ? "Answer owed" : "Answered";
}
