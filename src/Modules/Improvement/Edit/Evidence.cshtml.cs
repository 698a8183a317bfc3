using System.Globalization;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Edit;

/// <summary>Corrects a piece of evidence.</summary>
[Can(Can.EditFindings)]
internal sealed class EvidenceModel(EditEvidence edit, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "evidence")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditEvidence.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    private Evidence Evidence { get; set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        (Evidence, Finding) = await opening.EvidenceAsync(Id, Can.EditFindings, stop);
        await opening.WasReadAsync(Finding, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new EditEvidence.Input
        {
            Kind = Evidence.Kind,
            Words = Evidence.Kind == EvidenceKind.Quotation ? Evidence.Text : null,
            Consent = Evidence.Consent,
            Place = Evidence.Place,
            Counts = Evidence.Kind == EvidenceKind.Figure ? Evidence.Text : null,
            Count = Evidence.Count?.ToString(CultureInfo.InvariantCulture),
            Base = Evidence.Base?.ToString(CultureInfo.InvariantCulture),
            Document = Evidence.Kind == EvidenceKind.Document ? Evidence.Text : null,
            DocumentReference = Evidence.DocumentReference,
            Source = Evidence.Source,
            GivenOn = Evidence.GivenOn,
            Version = Evidence.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage("/Improvement/Finding", new { finding = await edit.HandleAsync(Id, Input, stop) });
}
