using System.ComponentModel.DataAnnotations;

namespace LineOfSight.Improvement;

/// <summary>What a person types about a decision before it is final.</summary>
internal class DecisionInput
{
    [Required(ErrorMessage = "Enter what is to be decided")]
    [StringLength(Decision.QuestionLimit, ErrorMessage = "What is to be decided must be 300 characters or fewer")]
    public string? Question { get; set; }

    [Required(ErrorMessage = "Choose how it is decided")]
    public DecisionWay? Way { get; set; }

    [StringLength(Decision.ForumLimit, ErrorMessage = "The name must be 200 characters or fewer")]
    public string? Forum { get; set; }

    [Display(Name = "The date")]
    public DateOnly? HeldOn { get; set; }

    internal Decision.Particulars Said => new(Question, Way ?? default, Forum, HeldOn);
}
