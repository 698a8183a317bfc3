using LineOfSight.Kernel.Access;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Definitions;

/// <summary>Adds a questionnaire of the partnership's own.</summary>
[Can(Can.KeepDefinitions)]
internal sealed class AddModel(KeepDefinition keep) : PageModel
{
    [BindProperty]
    public KeepDefinition.Input Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        try
        {
            return Redirect($"/questionnaires/definitions/show/{(await keep.AddAsync(Input, stop)).Id}");
        }
        catch (DefinitionRefused refused)
        {
            KeepDefinition.Show(refused, ModelState);
            return Page();
        }
    }
}
