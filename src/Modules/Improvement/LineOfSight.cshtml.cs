using LineOfSight.Design.Chain;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>From what was said to what was answered, as a picture and as a list: of any record of the thread.</summary>
[Can(Can.ReadActions)]
internal sealed class LineOfSightModel(ReadChain read, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public string Summary { get; private set; } = "";

    public ChainPicture Picture { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var today = clock.Today();
        Chain = await read.OfAsync(Id, stop, Enum.GetValues<Seen>());
        Summary = Sentence.Of(Chain, today);
        Picture = Sight.Picture.Of(Chain, Summary, today);
    }
}
