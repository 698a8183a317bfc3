using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Ask;

/// <summary>One ask: what was asked, what came, line by line what would change, and what became of it.</summary>
[Can(Can.AskByLink)]
internal sealed class CheckModel(ReadAsk read, TakeOver take, Documents documents, People people, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "ask")]
    public Guid Id { get; set; }

    [BindProperty]
    public TakeOver.Input Input { get; set; } = new();

    public AskByLink Ask { get; private set; } = null!;

    public IReadOnlyList<TakeOver.Line> Lines { get; private set; } = [];

    public string By { get; private set; } = "";

    public string? FinishedBy { get; private set; }

    public (Guid Id, string Name, bool MayOpen)? Came { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public DateOnly Today => clock.Today();

    public string State => Ask.Words(Today);

    public async Task LoadAsync(CancellationToken stop)
    {
        Ask = await read.FindAsync(Id, stop);
        Lines = await take.LinesAsync(Ask, stop);
        var names = await people.NamesAsync(Ask.FinishedBy is { } by ? [Ask.AskedBy, by] : [Ask.AskedBy], stop);
        (By, FinishedBy) = (names.GetValueOrDefault(Ask.AskedBy, ""), Ask.FinishedBy is { } finished ? names.GetValueOrDefault(finished) : null);
        Came = Ask.SentAt is null ? null : (await documents.OfAsync(Id, stop)).Where(d => d.Use.EndedAt is null)
            .Select(d => ((Guid, string, bool)?)(d.Document.Id, d.Document.Name, documents.MayBeOpened(d.Document))).FirstOrDefault();
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { Version = Ask.Version, Take = Lines.Where(l => l.Refused is null).ToDictionary(l => l.Asked.Number, _ => (bool?)true) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await take.HandleAsync(Id, Input, stop);
        Said = "What you chose was taken over.";
        return Redirect($"/improvement/ask/check/{Id}");
    }
}
