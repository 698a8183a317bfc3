using System.ComponentModel.DataAnnotations;

namespace LineOfSight.Improvement;

/// <summary>What a person types about a recommendation, when they propose it and when they change it.</summary>
internal class RecommendationInput
{
    [Required(ErrorMessage = "Enter what you recommend")]
    [StringLength(Recommendation.TextLimit, ErrorMessage = "What you recommend must be 500 characters or fewer")]
    public string? Text { get; set; }

    [StringLength(Recommendation.OutcomeLimit, ErrorMessage = "The expected outcome must be 2,000 characters or fewer")]
    public string? ExpectedOutcome { get; set; }

    [StringLength(Recommendation.CostLimit, ErrorMessage = "What it costs must be 200 characters or fewer")]
    public string? Cost { get; set; }

    public Guid? OwnerId { get; set; }

    [Display(Name = "The date when you will look again")]
    public DateOnly? RecheckOn { get; set; }

    internal Recommendation.Particulars Said => new(Text, ExpectedOutcome, Cost, OwnerId, RecheckOn);
}
