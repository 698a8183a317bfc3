using LineOfSight.Host.Deadlines;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Deadlines;

/// <summary>Sets a partnership's own length for a rule that is not national.</summary>
[Can(Can.SetDeadlines)]
internal sealed class SetModel(SetDeadline set, DeadlineRules rules, IAccess access, DueDates dates) : PageModel, ILoad
{
    /// <summary>The rule's key.</summary>
    [BindProperty(SupportsGet = true, Name = "rule")]
    public string? Key { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public SetDeadline.Input Input { get; set; } = new();

    /// <summary>The rule.</summary>
    public DeadlineRule Rule { get; private set; } = null!;

    /// <inheritdoc />
    public Task LoadAsync(CancellationToken stop)
    {
        Rule = SetDeadline.Find(Key) ?? throw new NotVisible();
        return Task.CompletedTask;
    }

    /// <summary>Shows the length as it stands.</summary>
    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.SetDeadlines, partnership);
        var now = (await rules.OfAsync(partnership, dates.Today, HttpContext.RequestAborted)).Single(r => r.Key == Key);
        Input = new SetDeadline.Input { Amount = now.Amount, Unit = now.Unit, From = dates.Today };
    }

    /// <summary>Sets it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await set.HandleAsync(Key, Input, HttpContext.RequestAborted);
        TempData[nameof(IndexModel.Done)] = "The new length is kept. Clocks that run already keep the length they started with.";
        return Redirect("/deadlines");
    }
}
