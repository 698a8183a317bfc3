using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>Says that a return was signed off by a link. It names nobody and nothing.</summary>
[OpenToAll("Whoever answered by link has no account")]
internal sealed class DoneModel : PageModel;
