using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Help;

/// <summary>What to do when one cannot sign in: the same words for everybody.</summary>
[OpenToAll("People who cannot sign in need it most")]
internal sealed class SignInModel : PageModel;
