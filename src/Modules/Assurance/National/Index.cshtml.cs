using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.National;

/// <summary>The questionnaires that are asked all over England.</summary>
[Can(Can.ReadNational)]
internal sealed class IndexModel(ReadNational read) : PageModel
{
    public IReadOnlyList<ReadNational.Choice> Choices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Choices = await read.ChoicesAsync(stop);
}
