using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Design.Tests.Pages;

/// <summary>A page with every kind of field, as a page author writes it.</summary>
[IgnoreAntiforgeryToken]
public sealed class FormModel : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter a title")]
    public string? Title { get; set; }

    [BindProperty]
    public int? Count { get; set; }

    [BindProperty, Required(ErrorMessage = "Select your judgement")]
    public Grade? Judgement { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<string> Agencies { get; set; } = ["Police"];

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty, Display(Name = "Due date"), Required(ErrorMessage = "Enter the due date")]
    public DateOnly? Due { get; set; } = new DateOnly(2026, 4, 17);

    [BindProperty, Display(Name = "How do you know?"), Required(ErrorMessage = "Say how you know"), StringLength(2000)]
    public string? How { get; set; }

    public List<SelectListItem> Owners { get; } = [new("Hertfordshire Constabulary", "police"), new("Council", "council")];

    public IActionResult OnPost() => ModelState.IsValid ? Content($"Saved {Due:yyyy-MM-dd} {Judgement}") : Page();
}

/// <summary>How far a standard is met.</summary>
public enum Grade
{
    Fully,
    Mostly,
    Not,
}
