using System.ComponentModel.DataAnnotations;
using LineOfSight.Contracts;

namespace LineOfSight.Improvement;

/// <summary>
/// What a person types about a piece of evidence. Each kind has its own fields on the page; only those of the chosen kind are
/// checked and kept.
/// </summary>
internal class EvidenceInput : IValidatableObject
{
    public EvidenceKind? Kind { get; set; }

    [StringLength(Evidence.TextLimit, ErrorMessage = "The exact words must be 2,000 characters or fewer")]
    public string? Words { get; set; }

    [StringLength(Evidence.ConsentLimit, ErrorMessage = "How they agreed must be 500 characters or fewer")]
    public string? Consent { get; set; }

    [StringLength(Evidence.PlaceLimit, ErrorMessage = "Where it was said must be 200 characters or fewer")]
    public string? Place { get; set; }

    [Display(Name = "The last day on which the words may be used")]
    public DateOnly? ConsentUntil { get; set; }

    [StringLength(Evidence.TextLimit, ErrorMessage = "What the audit found must be 2,000 characters or fewer")]
    public string? Audited { get; set; }

    [WholeNumber(0, int.MaxValue, ErrorMessage = "How many were counted must be a whole number, 0 or more")]
    public string? AuditCount { get; set; }

    [WholeNumber(1, int.MaxValue, ErrorMessage = "Out of how many must be a whole number, 1 or more")]
    public string? AuditBase { get; set; }

    [StringLength(Evidence.TextLimit, ErrorMessage = "What the review found must be 2,000 characters or fewer")]
    public string? Reviewed { get; set; }

    [StringLength(Evidence.TextLimit, ErrorMessage = "What was seen must be 2,000 characters or fewer")]
    public string? Observed { get; set; }

    [StringLength(Evidence.TextLimit, ErrorMessage = "What the figure counts must be 2,000 characters or fewer")]
    public string? Counts { get; set; }

    [WholeNumber(0, int.MaxValue, ErrorMessage = "How many were counted must be a whole number, 0 or more")]
    public string? Count { get; set; }

    [WholeNumber(1, int.MaxValue, ErrorMessage = "Out of how many must be a whole number, 1 or more")]
    public string? Base { get; set; }

    [StringLength(Evidence.TextLimit, ErrorMessage = "The title of the document must be 2,000 characters or fewer")]
    public string? Document { get; set; }

    [StringLength(Evidence.DocumentReferenceLimit, ErrorMessage = "The document's reference must be 200 characters or fewer")]
    public string? DocumentReference { get; set; }

    [StringLength(Evidence.SourceLimit, ErrorMessage = "Where it comes from must be 200 characters or fewer")]
    public string? Source { get; set; }

    [Display(Name = "The date of the evidence")]
    public DateOnly? GivenOn { get; set; }

    internal virtual bool MayWait => false;

    internal Evidence.Particulars Said => new(
        Kind ?? default,
        Kind switch
        {
            EvidenceKind.Quotation => Words,
            EvidenceKind.Figure => Counts,
            EvidenceKind.AuditResult => Audited,
            EvidenceKind.Review => Reviewed,
            EvidenceKind.Observation => Observed,
            _ => Document,
        },
        WholeNumberAttribute.Read(Kind == EvidenceKind.AuditResult ? AuditCount : Count),
        WholeNumberAttribute.Read(Kind == EvidenceKind.AuditResult ? AuditBase : Base),
        Consent,
        Place,
        DocumentReference,
        Source,
        GivenOn ?? default,
        ConsentUntil: ConsentUntil);

    /// <summary>Says all that is missing at once, each beside its own field.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind is not { } kind)
        {
            return MayWait ? [] : [new("Choose what kind of evidence it is", [nameof(Kind)])];
        }

        (bool Missing, string Message, string Field)[] checks =
        [
            (kind == EvidenceKind.Quotation && Blank(Words), "Enter the exact words that were said", nameof(Words)),
            (kind == EvidenceKind.Quotation && Blank(Consent), "Enter how they agreed to their words being used", nameof(Consent)),
            (kind == EvidenceKind.Figure && Blank(Counts), "Enter what the figure counts", nameof(Counts)),
            (kind == EvidenceKind.Figure && Blank(Count), "Enter how many were counted", nameof(Count)),
            (kind == EvidenceKind.Figure && Blank(Base), "Enter out of how many", nameof(Base)),
            (kind == EvidenceKind.AuditResult && Blank(Audited), "Enter what the audit found", nameof(Audited)),
            (kind == EvidenceKind.AuditResult && Blank(AuditCount) && !Blank(AuditBase), "Enter how many were counted", nameof(AuditCount)),
            (kind == EvidenceKind.AuditResult && !Blank(AuditCount) && Blank(AuditBase), "Enter out of how many", nameof(AuditBase)),
            (kind == EvidenceKind.Review && Blank(Reviewed), "Enter what the review found", nameof(Reviewed)),
            (kind == EvidenceKind.Observation && Blank(Observed), "Enter what was seen", nameof(Observed)),
            (kind == EvidenceKind.Document && Blank(Document), "Enter the title of the document", nameof(Document)),
            (Blank(Source), "Enter where it comes from", nameof(Source)),
            (GivenOn is null, "Enter the date of the evidence", nameof(GivenOn)),
        ];
        return checks.Where(c => c.Missing).Select(c => new ValidationResult(c.Message, [c.Field]));
    }

    /// <summary>The page's field for a rule that the record broke.</summary>
    internal string FieldOf(string? rule) => (rule, Kind) switch
    {
        (nameof(Evidence.Text), EvidenceKind.Quotation) => nameof(Words),
        (nameof(Evidence.Text), EvidenceKind.Figure) => nameof(Counts),
        (nameof(Evidence.Text), EvidenceKind.AuditResult) => nameof(Audited),
        (nameof(Evidence.Text), EvidenceKind.Review) => nameof(Reviewed),
        (nameof(Evidence.Text), EvidenceKind.Observation) => nameof(Observed),
        (nameof(Evidence.Text), _) => nameof(Document),
        (nameof(Evidence.Count), EvidenceKind.AuditResult) => nameof(AuditCount),
        (nameof(Evidence.Base), EvidenceKind.AuditResult) => nameof(AuditBase),
        _ => rule ?? nameof(Kind),
    };

    private static bool Blank(string? typed) => string.IsNullOrWhiteSpace(typed);
}
