using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Bodies;

[Can(Can.ReadBodies)]
internal sealed class ActivityModel(Roster roster, History history) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "body")]
    public Guid Id { get; set; }

    public Body Body { get; private set; } = null!;

    public IReadOnlyList<History.Entry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Body = await roster.FindAsync(Id, stop);
        Entries = await history.OfAsync([Id], stop);
    }
}
