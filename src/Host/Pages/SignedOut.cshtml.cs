using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Says that the session has ended.</summary>
[OpenToAll("Whoever reads it has just signed out")]
internal sealed class SignedOutModel : PageModel;
