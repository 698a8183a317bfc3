using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>A return’s form without its answers, for whoever runs the round to send or print. A draft stays with its agency or school.</summary>
[Can(Can.KeepRounds)]
internal sealed class EmptyModel(LineOfSightDb db, IAccess access, MakeForm make) : PageModel
{
    [FromRoute(Name = "return")]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "as")] FormKind kind, CancellationToken stop)
    {
        var of = await db.FindVisibleAsync<Return>(access, Can.KeepRounds, Id, stop);
        var form = await make.EmptyAsync(of is { IsOpen: true } ? of : throw new NotVisible(), kind, stop);
        return File(form.Content, form.MediaType, form.Name);
    }
}
