using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Commission;

/// <summary>Pretends to be a page of a module; no site serves it.</summary>
internal sealed class PlantedModel : PageModel;
