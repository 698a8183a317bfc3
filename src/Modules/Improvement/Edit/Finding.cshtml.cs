using System.Globalization;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes what a finding says.</summary>
[Can(Can.EditFindings)]
internal sealed class FindingModel(EditFinding edit, Opening opening, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditFinding.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    public bool MayRecordCases { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Finding = await opening.FindingAsync(Id, Can.EditFindings, stop);
        await opening.WasReadAsync(Finding, stop);

        // Asked here: for a shared record it is a query, and nothing is queried while a page is rendered.
        MayRecordCases = Finding.IsCaseLevel || access.May(Can.ReadCaseLevel, Finding);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new EditFinding.Input
        {
            Title = Finding.Title,
            Found = Finding.Found,
            IsConcern = Finding.IsConcern,
            Theme = Finding.Theme,
            RaisedBy = Finding.RaisedBy,
            RaisedByCount = Finding.RaisedByCount?.ToString(CultureInfo.InvariantCulture),
            RaisedOn = Finding.RaisedOn,
            AnswerBy = Finding.AnswerBy,
            IsCaseLevel = Finding.IsCaseLevel,
            Version = Finding.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await edit.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Finding", new { finding = Id });
    }
}
