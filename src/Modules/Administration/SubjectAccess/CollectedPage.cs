using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Administration.SubjectAccess;

/// <summary>
/// One page of what was collected for a request: the text as it was that day. It is withheld until somebody has reviewed it. Its words
/// stay out of the audit trail, which outlives them.
/// </summary>
internal sealed class CollectedPage : IRecord, IVersioned
{
    public const int TitleLimit = 300;
    public const int TextLimit = 60_000;
    public const int RedactionsLimit = 5000;
    public const int BecauseLimit = 1000;

    private CollectedPage()
    {
    }

    public Guid Id { get; private init; }

    public Guid RequestId { get; private init; }

    /// <summary>Its place in the pack, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>The record's reference, or that somebody copied the words.</summary>
    public string Source { get; private init; } = "";

    [NotInActs]
    public string Title { get; private init; } = "";

    [NotInActs]
    public string Text { get; private init; } = "";

    public bool HasThirdParty { get; private init; }

    public DateTimeOffset CollectedAt { get; private init; }

    public PageDecision Decision { get; private set; }

    /// <summary>The words to be taken out, one phrase on each line.</summary>
    [NotInActs]
    public string? Redactions { get; private set; }

    public Exemption? Exemption { get; private set; }

    /// <summary>Why, in words.</summary>
    [NotInActs]
    public string? Because { get; private set; }

    public Guid? ReviewedBy { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    public int Version { get; set; }

    /// <summary>The words that are taken out.</summary>
    public IReadOnlyList<string> Phrases => RedactedText.Phrases(Redactions);

    public static CollectedPage Collect(SubjectAccessRequest request, int number, string source, string title, string text, bool hasThirdParty, DateTimeOffset now)
    {
        RuleBroken.Unless(text.Length <= TextLimit, $"{source} has more than {TextLimit:N0} characters. Copy it in parts", nameof(Text));
        return new CollectedPage
        {
            Id = NewId.Next(), RequestId = request.Id, Number = number, Source = source, Title = title.Length <= TitleLimit ? title : title[..TitleLimit], Text = text,
            HasThirdParty = hasThirdParty, CollectedAt = now,
        };
    }

    /// <summary>Decides what becomes of it.</summary>
    /// <exception cref="RuleBroken">Words that are not there are to be taken out, or it is withheld without a ground.</exception>
    public void Review(PageDecision decision, string? redactions, Exemption? exemption, string? because, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(decision is PageDecision.Include or PageDecision.Redact or PageDecision.Withhold, "Choose what becomes of this page", nameof(Decision));
        (Redactions, Exemption, Because) = (null, null, null);
        if (decision == PageDecision.Redact)
        {
            var phrases = RedactedText.Phrases(redactions);
            RuleBroken.Unless(phrases.Count > 0, "Enter the words to take out, one phrase on each line", nameof(Redactions));
            RuleBroken.Unless(redactions!.Length <= RedactionsLimit, "The words to take out must be 5,000 characters or fewer", nameof(Redactions));
            var missing = phrases.FirstOrDefault(p => !RedactedText.Holds(Text, p) && !RedactedText.Holds(Title, p));
            RuleBroken.Unless(missing is null, $"“{missing}” is not on this page. Copy the words as they stand there", nameof(Redactions));
            Redactions = string.Join('\n', phrases);
        }
        else if (decision == PageDecision.Withhold)
        {
            RuleBroken.Unless(exemption is not null, "Choose why it is withheld", nameof(Exemption));
            Because = exemption == SubjectAccess.Exemption.Other || !string.IsNullOrWhiteSpace(because)
                ? SubjectAccessRequest.Needed(because, BecauseLimit, "Enter which exemption it is", nameof(Because))
                : null;
            Exemption = exemption;
        }

        (Decision, ReviewedBy, ReviewedAt) = (decision, person, now);
    }

    internal sealed class Map : IEntityTypeConfiguration<CollectedPage>
    {
        public void Configure(EntityTypeBuilder<CollectedPage> page)
        {
            page.ToTable("collected_page", "administration");
            page.Property(p => p.Decision).HasConversion<string>();
            page.Property(p => p.Exemption).HasConversion<string>();
            page.Ignore(p => p.Phrases);
            page.HasOne<SubjectAccessRequest>().WithMany().HasForeignKey(p => p.RequestId);
            page.HasOne<Account>().WithMany().HasForeignKey(p => p.ReviewedBy);
        }
    }
}
