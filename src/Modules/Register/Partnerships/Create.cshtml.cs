using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Partnerships;

[Can(Can.CreatePartnerships)]
internal sealed class CreateModel(CreatePartnership create) : PageModel
{
    [BindProperty]
    public CreatePartnership.Input Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Redirect($"/register/partnerships/partnership/{await create.HandleAsync(Input, stop)}");
}
