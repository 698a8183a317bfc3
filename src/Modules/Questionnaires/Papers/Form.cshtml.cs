using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>A return as a form, for whoever may read the return: its own agency or school at any time, the partnership once it was signed off.</summary>
[Can(Can.ReadReturns)]
internal sealed class FormModel(OpenReturns open, MakeForm make) : PageModel
{
    [FromRoute(Name = "return")]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "as")] FormKind kind, CancellationToken stop)
    {
        var form = await make.OfAsync(await open.FindAsync(Id, stop) ?? throw new NotVisible(), kind, stop);
        return File(form.Content, form.MediaType, form.Name);
    }
}
