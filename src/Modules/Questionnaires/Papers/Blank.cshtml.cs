using LineOfSight.Kernel.Access;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>A questionnaire as a blank form that belongs to no return.</summary>
[Can(Can.ReadDefinitions)]
internal sealed class BlankModel(FindDefinition find, MakeForm make, IAccess access) : PageModel
{
    /// <summary>The questionnaire, as its page names it.</summary>
    [FromRoute(Name = "questionnaire")]
    public string Id { get; set; } = "";

    /// <param name="kind">As what.</param>
    /// <param name="answering">The type of agency or phase of school that answers; null for questions that everybody is asked.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "as")] FormKind kind, [FromQuery(Name = "for")] string? answering, CancellationToken stop)
    {
        var definition = (await find.OfAsync(Id, stop)).Definition;
        var respondent = definition.For switch { Audience.Agencies => new Respondent(answering, null), Audience.Schools => new(null, answering), _ => Respondent.Anybody };
        var form = make.Blank(definition, respondent, access.Person.PartnershipName ?? "", kind);
        return File(form.Content, form.MediaType, form.Name);
    }
}
