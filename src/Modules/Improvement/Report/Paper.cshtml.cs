using LineOfSight.Design;
using LineOfSight.Kernel.Access;
using LineOfSight.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Report;

/// <summary>A paper for the board as a page, as a Word document and as PDF. Statements whose source changed since are marked in all three.</summary>
[Can(Can.ReadPapers)]
internal sealed class PaperModel(ReadPaper read, TakePaper take, PaperPage page, PdfPrinter printer, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "paper")]
    public Guid Id { get; set; }

    public ReadPaper.Result Result { get; private set; } = null!;

    /// <summary>Why there is no PDF, in words.</summary>
    public string? Trouble { get; private set; }

    private Uri Site => new($"{Request.Scheme}://{Request.Host}");

    public async Task OnGetAsync(CancellationToken stop) => Result = await read.OfAsync(Id, Site, stop);

    public async Task<IActionResult> OnGetWordAsync(CancellationToken stop)
    {
        await OnGetAsync(stop);
        await take.WasTakenAsync(Result.Record, "Word", stop);
        return File(WordFile.Write(Result.Paper, clock.GetUtcNow()), WordFile.MediaType, $"{Result.Record.Reference}.docx");
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken stop)
    {
        await OnGetAsync(stop);
        try
        {
            var file = await printer.PrintAsync(page.Of(Result.Paper), stop);
            await take.WasTakenAsync(Result.Record, "PDF", stop);
            return File(file, PdfPrinter.MediaType, $"{Result.Record.Reference}.pdf");
        }
        catch (NoPdf trouble)
        {
            Trouble = trouble.Message;
            return Page();
        }
    }
}
