using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>One return that is the agency's answer in several areas: which ones, what stays out, and letting further areas have it.</summary>
[Can(Can.Share)]
internal sealed class IndexModel(ReadSharing read, ShareReturn share, ReadReturn returns, History history, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [BindProperty]
    public ShareReturn.Input Input { get; set; } = new();

    public Return Lead { get; private set; } = null!;

    public Round Round { get; private set; } = null!;

    public ReturnSheet Sheet { get; private set; } = null!;

    public Sharing? Sharing { get; private set; }

    public IReadOnlyList<ReadSharing.Area> Areas { get; private set; } = [];

    public IReadOnlyList<Withheld> Withheld { get; private set; } = [];

    public IReadOnlyList<History.Entry> History { get; private set; } = [];

    /// <summary>The area that it was given to.</summary>
    public string Where => access.Person.Partnerships.First(p => p.Id == Lead.PartnershipId).Name;

    public bool IsFresh => read.IsFresh(Lead);

    public IReadOnlyList<ReadSharing.Area> Shared => [.. Areas.Where(a => a.Shared?.LeadId == Id && !a.CanBeShared)];

    public IReadOnlyList<ReadSharing.Area> Waiting => [.. Areas.Where(a => a.CanBeShared)];

    [TempData]
    public string? Said { get; set; }

    public string AreaName(Guid partnership) => Areas.FirstOrDefault(a => a.Return.PartnershipId == partnership)?.Name ?? "An area in which you have no role";

    public async Task LoadAsync(CancellationToken stop)
    {
        Lead = await read.LeadAsync(Id, stop);
        (Round, Sheet, Sharing) = (await returns.RoundAsync(Lead, stop), await read.SheetAsync(Lead, stop), await read.SharingAsync(Lead, stop));
        (Areas, Withheld) = (await read.AreasAsync(Lead, stop), await read.WithheldAsync(Lead, stop));
        History = Sharing is null ? [] : await history.OfAsync([Sharing.Id, .. Areas.Where(a => a.Shared?.LeadId == Id).Select(a => a.Shared!.Id)], stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        // Who withdrew from an area does not share with it again by accident.
        Input.With = [.. Waiting.Where(a => a.Shared is null).Select(a => a.Return.Id)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var count = await share.HandleAsync(Id, Input, stop);
        Said = $"Your answers are shared with {count} {(count == 1 ? "area" : "areas")}.";
        return Redirect($"/questionnaires/answer-once/{Id}");
    }
}
