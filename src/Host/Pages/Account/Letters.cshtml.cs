using LineOfSight.Host.Mail;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Each letter, one a day, or only what one must have.</summary>
[SignedIn]
internal sealed class LettersModel(ChooseLetters choose, LetterWishes wishes) : PageModel
{
    [BindProperty]
    public ChooseLetters.Input Input { get; set; } = new();

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync() => Input.Wish = await wishes.MineAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await choose.HandleAsync(Input, HttpContext.RequestAborted);
        Said = Input.Wish switch
        {
            LetterWish.Each => "We send you each letter at once.",
            LetterWish.Daily => "We send you one letter a day, at 7am.",
            _ => "We send you nothing but what you must have.",
        };
        return RedirectToPage("/Account/Index");
    }
}
