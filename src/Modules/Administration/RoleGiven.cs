using System.ComponentModel.DataAnnotations;

namespace LineOfSight.Administration;

/// <summary>What is typed when a role is given: by an invitation, to somebody who is here already, or by a move.</summary>
internal class RoleGiven
{
    [Required(ErrorMessage = "Choose a role")]
    public string Role { get; set; } = "";

    public Guid? PartnershipId { get; set; }

    public Guid? AgencyId { get; set; }

    /// <summary>The unique reference number of the school that the person acts for, as typed; a school acts as an agency.</summary>
    public string? Urn { get; set; }

    /// <summary>When set, the role holds only for this body.</summary>
    public Guid? BodyId { get; set; }

    /// <summary>When set, the role holds only for this case; the page of a case names it.</summary>
    public Guid? CaseId { get; set; }

    [Display(Name = "The start date")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "The last day")]
    public DateOnly? EndsOn { get; set; }
}
