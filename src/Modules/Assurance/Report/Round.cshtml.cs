using LineOfSight.Design;
using LineOfSight.Kernel.Access;
using LineOfSight.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.Report;

/// <summary>A round for the board as a page, as a Word document and as PDF.</summary>
[Can(Can.Compare)]
internal sealed class RoundModel(RoundPaper paper, PaperPage page, PdfPrinter printer, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    public ReadReturns.Compared Compared { get; private set; } = null!;

    public Paper Paper { get; private set; } = null!;

    /// <summary>Why there is no PDF, in words.</summary>
    public string? Trouble { get; private set; }

    private Uri Site => new($"{Request.Scheme}://{Request.Host}");

    public async Task OnGetAsync(CancellationToken stop) => (Compared, Paper) = await paper.OfAsync(Id, Site, stop);

    public async Task<IActionResult> OnGetWordAsync(CancellationToken stop)
    {
        await OnGetAsync(stop);
        await paper.WasTakenAsync(Compared, "Word", stop);
        return File(WordFile.Write(Paper, clock.GetUtcNow()), WordFile.MediaType, $"{Compared.Round.Reference}.docx");
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken stop)
    {
        await OnGetAsync(stop);
        try
        {
            var file = await printer.PrintAsync(page.Of(Paper), stop);
            await paper.WasTakenAsync(Compared, "PDF", stop);
            return File(file, PdfPrinter.MediaType, $"{Compared.Round.Reference}.pdf");
        }
        catch (NoPdf trouble)
        {
            Trouble = trouble.Message;
            return Page();
        }
    }
}
