using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>Takes in forms that came back, many at once: what was read of each file, and all of it in one step.</summary>
[Can(Can.Key)]
[TakesFiles(Arrived.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Arrived.MostBytes, BufferBodyLengthLimit = Arrived.MostBytes, ValueCountLimit = 4 * Arrived.MostFiles)]
internal sealed class TakeInModel(KeyRound key, Travelling travelling, Documents documents, IAccess access) : PageModel, ILoad
{
    // A value of a form holds four million characters.
    private const int PartOfSeal = 3_000_000;

    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    [BindProperty]
    public KeyRound.Input Input { get; set; } = new();

    public Round Round { get; private set; } = null!;

    /// <summary>What was read; null until files were given.</summary>
    public IReadOnlyList<KeyRound.Outcome>? Outcomes { get; private set; }

    public IReadOnlyList<string> Sealed { get; private set; } = [];

    public Scanning Scanning => documents.Scanning;

    [TempData]
    public string? Said { get; set; }

    public IEnumerable<KeyRound.Outcome> Ready => (Outcomes ?? []).Where(o => o is { Refused: null, Changes: > 0 });

    public async Task LoadAsync(CancellationToken stop) => Round = await key.FindAsync(Id, stop);

    public async Task OnGetAsync(CancellationToken stop, [FromQuery(Name = TakesFilesAttribute.TooLarge)] bool tooLarge = false)
    {
        await LoadAsync(stop);
        if (tooLarge)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Files)}", "These files are larger than 200MB together. Choose fewer at once");
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        var outcomes = await key.ReadAsync(Round, Input.Files, stop);
        var seal = travelling.Seal(outcomes.Where(o => o is { Refused: null, Changes: > 0 }).Select(o => new KeyRound.Filed(o.Of!.Id, o.Form! with { Remarks = [], LeftBehind = [] })).ToList(), access.Person.Id, Id);
        RuleBroken.Unless(seal.Length <= Travelling.Most, "There is too much in these files for one step. Choose fewer at once", nameof(Input.Files));
        (Outcomes, Sealed) = (outcomes, [.. seal.Chunk(PartOfSeal).Select(c => new string(c))]);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        var forms = travelling.Open<List<KeyRound.Filed>>(string.Concat(Input.Sealed), access.Person.Id, Id) ?? throw new RuleBroken(Travelling.TooLate, nameof(Input.Files));
        Said = await key.HandleAsync(Round, forms, stop);
        return Redirect($"/questionnaires/papers/take-in/{Id}");
    }
}
