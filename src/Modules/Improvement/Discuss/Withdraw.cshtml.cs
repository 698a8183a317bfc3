using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Discuss;

/// <summary>Withdraws a comment of one's own.</summary>
[Can(Can.Comment)]
internal sealed class WithdrawModel(AddComment comments, LineOfSightDb db, Sight.ReadFacts facts, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "comment")]
    public Guid CommentId { get; set; }

    public string Name { get; private set; } = "";

    public string Words { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken stop)
    {
        var (id, me) = (Id, access.Person.Id);
        var comment = CommentId;
        var said = await db.Set<Comment>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == comment && c.RecordId == id && c.PersonId == me && c.WithdrawnAt == null, stop) ?? throw new NotVisible();
        var about = await facts.OneAsync(id, stop);
        (Name, Words) = about is not null && new Sight.Eyes(access).MayOpen(about) ? (about.Name, said.Words) : throw new NotVisible();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await comments.WithdrawAsync(Id, CommentId, stop);
        return RedirectToPage("/Improvement/Comments", new { record = Id });
    }
}
