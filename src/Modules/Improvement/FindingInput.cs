using System.ComponentModel.DataAnnotations;

namespace LineOfSight.Improvement;

/// <summary>What a person types about a finding, when they raise it and when they change it.</summary>
internal class FindingInput
{
    [Required(ErrorMessage = "Enter the finding in one sentence")]
    [StringLength(Finding.TitleLimit, ErrorMessage = "The finding in one sentence must be 200 characters or fewer")]
    public string? Title { get; set; }

    [Required(ErrorMessage = "Enter what you found")]
    [StringLength(Finding.FoundLimit, ErrorMessage = "What you found must be 4,000 characters or fewer")]
    public string? Found { get; set; }

    [Required(ErrorMessage = "Choose whether this is a concern or a strength")]
    public bool? IsConcern { get; set; }

    [Required(ErrorMessage = "Enter a theme, such as neglect")]
    [StringLength(Finding.ThemeLimit, ErrorMessage = "The theme must be 100 characters or fewer")]
    public string? Theme { get; set; }

    [Required(ErrorMessage = "Enter who raised it")]
    [StringLength(Finding.RaisedByLimit, ErrorMessage = "Who raised it must be 200 characters or fewer")]
    public string? RaisedBy { get; set; }

    [WholeNumber(1, Finding.PeopleLimit, ErrorMessage = "The number of people must be a whole number, 1 or more")]
    public string? RaisedByCount { get; set; }

    [Display(Name = "The date it was raised")]
    [Required(ErrorMessage = "Enter the date it was raised")]
    public DateOnly? RaisedOn { get; set; }

    [Display(Name = "The date they were promised an answer")]
    public DateOnly? AnswerBy { get; set; }

    public bool IsCaseLevel { get; set; }

    /// <summary>The purposes that are ticked.</summary>
    public List<Purposes> Purposes { get; set; } = [];

    [StringLength(Finding.StandardLimit, ErrorMessage = "The standard must be 200 characters or fewer")]
    public string? Standard { get; set; }

    internal Finding.Particulars Said => new(
        Title, Found, IsConcern ?? true, Theme, RaisedBy, WholeNumberAttribute.Read(RaisedByCount), RaisedOn ?? default, AnswerBy, IsCaseLevel,
        Purposes.Aggregate(Improvement.Purposes.None, (all, one) => all | (one.IsOne() ? one : Improvement.Purposes.None)), Standard);
}
