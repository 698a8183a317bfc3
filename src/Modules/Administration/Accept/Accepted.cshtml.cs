using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Accept;

/// <summary>Says that the password is saved.</summary>
[OpenToAll("Whoever reads it has chosen a password and signs in next")]
internal sealed class AcceptedModel : PageModel;
