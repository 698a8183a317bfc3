using LineOfSight.Kernel.Access;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>The task list of a return that came on paper or by email, for whoever enters it.</summary>
[Can(Can.Key)]
internal sealed class KeyModel(KeyReturn key, ReadReturn read) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    public TaskPage Tasks { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await key.IsTheirsAsync(Id, stop))
        {
            return Redirect($"/questionnaires/follow/return/{Id}");
        }

        // Last time's answers are not on the paper: they are not brought forward here.
        Tasks = await read.TasksAsync(await key.FindAsync(Id, stop), Places.Keyed(Id), null, stop) with { Brought = null };
        return Page();
    }
}
