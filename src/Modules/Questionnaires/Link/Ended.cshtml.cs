using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>Says that the link has to be opened again. It names nobody and nothing.</summary>
[OpenToAll("Whoever answers by link has no account")]
internal sealed class EndedModel : PageModel;
