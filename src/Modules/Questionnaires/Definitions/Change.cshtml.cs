using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Definitions;

/// <summary>Changes a draft.</summary>
[Can(Can.KeepDefinitions)]
internal sealed class ChangeModel(LineOfSightDb db, IAccess access, KeepDefinition keep) : PageModel, ILoad
{
    private OwnDefinition own = null!;

    [BindProperty(SupportsGet = true, Name = "definition")]
    public Guid Id { get; set; }

    [BindProperty]
    public KeepDefinition.Input Input { get; set; } = new();

    public async Task LoadAsync(CancellationToken stop)
    {
        own = await db.FindVisibleAsync<OwnDefinition>(access, Can.KeepDefinitions, Id, stop) ?? throw new NotVisible();
        if (own.State != DefinitionState.Draft)
        {
            throw new NotVisible();
        }
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { Text = own.Text, Version = own.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        try
        {
            await keep.ChangeAsync(Id, Input, stop);
            return Redirect($"/questionnaires/definitions/show/{Id}");
        }
        catch (DefinitionRefused refused)
        {
            KeepDefinition.Show(refused, ModelState);
            return Page();
        }
    }
}
