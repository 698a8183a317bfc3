using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>The documents of a finding or an action: what shows that it is so, and until when.</summary>
[Can(Can.ReadActions)]
internal sealed class DocumentsModel(ReadChain read, Kernel.Files.Documents documents, UseDocuments uses, IAccess access, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    /// <summary>What was done last, once.</summary>
    [TempData]
    public string? Added { get; set; }

    public Chain Chain { get; private set; } = null!;

    public IReadOnlyList<Kernel.Files.Documents.Shown> Current { get; private set; } = [];

    public IReadOnlyList<Kernel.Files.Documents.Shown> Removed { get; private set; } = [];

    public DateOnly Today { get; } = clock.Today();

    public Scanning Scanning => documents.Scanning;

    public bool MayAdd => new Reach(access, Can.AddDocuments) is var reach && (Chain.Seen == Seen.Action ? reach.Holds(Chain.Action) : reach.Holds(Chain.Finding));

    public bool MayChangeUntil(Document document) => MayAdd && uses.Keeps(document);

    public bool MayOpen(Document document) => documents.MayBeOpened(document);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Finding, Seen.Action);
        var all = await documents.OfAsync(Id, stop);
        Current = [.. all.Where(d => d.Use.EndedAt is null)];
        Removed = [.. all.Where(d => d.Use.EndedAt is not null)];
    }
}
