using LineOfSight.Improvement.Discuss;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement;

/// <summary>What those who hold a record of the thread say to each other about it.</summary>
[Can(Can.ReadActions)]
internal sealed class CommentsModel(ReadChain read, ReadComments comments, ReadFacts facts, WhoMayOpen readers, AddComment add, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public AddComment.Input Input { get; set; } = new();

    public Chain Chain { get; private set; } = null!;

    public ReadComments.Result Said { get; private set; } = null!;

    /// <summary>Who can be mentioned; empty for somebody who only reads.</summary>
    public IReadOnlyList<SelectListItem> Readers { get; private set; } = [];

    public bool MayComment { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Finding, Seen.Recommendation, Seen.Decision, Seen.Action, Seen.Measure, Seen.Answer);
        var about = (await facts.OneAsync(Id, stop))!;
        Said = await comments.OfAsync(Id, about.Held, stop);
        MayComment = new Improvement.Reach(access, Can.Comment).Holds(about.Keeper, about.SharedWith, about.AgencyId, about.OwnerId);
        if (HttpMethods.IsPost(Request.Method) && !MayComment)
        {
            throw new NotVisible();
        }

        Readers = MayComment ? [.. (await readers.OfAsync(about, stop)).Where(r => r.Id != access.Person.Id).Select(r => new SelectListItem(r.Name, r.Id.ToString()))] : [];
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await add.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Comments", new { record = Id });
    }
}
