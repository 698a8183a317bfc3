using LineOfSight.Kernel.Access;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Definitions;

/// <summary>Every questionnaire: those that come with the product, and the partnership's own.</summary>
[Can(Can.ReadDefinitions)]
internal sealed class IndexModel(FindDefinition find, ShippedDefinitions shipped, IAccess access) : PageModel
{
    public IReadOnlyList<Definition> Shipped => [.. shipped.All.Select(s => s.Definition)];

    public IReadOnlyList<OwnDefinition> Own { get; private set; } = [];

    public bool MayKeep => access.May(Can.KeepDefinitions);

    public async Task OnGetAsync(CancellationToken stop) => Own = await find.OwnAsync(stop);
}
