using LineOfSight.Design;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Bodies;

internal enum BodyKind
{
    Board,
    Executive,
    SubGroup,
    Panel,
    TaskGroup,
    Forum,
}

/// <summary>
/// A group of people that meets: board, executive, sub-group, panel, task group or forum. Areas arrange these freely, so the
/// tree is the partnership's own. One body may serve several partnerships: one row, and links (kernel.share).
/// </summary>
internal sealed class Body : IPartnershipRecord, INamed, IBodyRecord, IVersioned
{
    public const int NameLimit = 200;
    public const int PurposeLimit = 500;
    public const int TermsLimit = 20_000;

    private Body()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    Guid? IBodyRecord.BodyId => Id;

    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    public BodyKind Kind { get; private set; }

    public string? Purpose { get; private set; }

    public string? TermsOfReference { get; private set; }

    public DateOnly? TermsAgreedOn { get; private set; }

    public DateOnly? TermsReviewOn { get; private set; }

    public DateOnly StartsOn { get; private init; }

    /// <summary>The last day before it was stood down; null while it meets.</summary>
    public DateOnly? EndsOn { get; private set; }

    public int Version { get; set; }

    public bool MeetsOn(DateOnly day) => new Period(StartsOn, EndsOn).Covers(day);

    /// <param name="tree">Every body of the partnership, to keep the tree a tree.</param>
    public static Body Create(Guid partnership, string? name, BodyKind? kind, string? purpose, Guid? parent, DateOnly? from, IReadOnlyCollection<Body> tree)
    {
        var body = new Body
        {
            Id = NewId.Next(),
            PartnershipId = partnership,
            StartsOn = Typed.Required(from, "Enter the date from which the body meets", nameof(StartsOn)),
        };
        body.Describe(name, kind, purpose, parent, tree);
        return body;
    }

    public void Describe(string? name, BodyKind? kind, string? purpose, Guid? parent, IReadOnlyCollection<Body> tree)
    {
        Name = Typed.Required(name, NameLimit, "Enter the name of the body", nameof(Name));
        Kind = kind ?? throw new RuleBroken("Choose what kind of body it is", nameof(Kind));
        Purpose = Typed.Optional(purpose, PurposeLimit, nameof(Purpose));
        RuleBroken.Unless(
            !tree.Any(b => b.Id != Id && b.PartnershipId == PartnershipId && b.EndsOn is null && string.Equals(b.Name, Name, StringComparison.OrdinalIgnoreCase)),
            "The partnership already has a body of this name: choose another name",
            nameof(Name));
        RuleBroken.Unless(parent is null || tree.Any(b => b.Id == parent), "Choose a body from the list", nameof(ParentId));
        RuleBroken.Unless(!IsUnder(parent, tree), "A body cannot report to itself or to a body below it: choose another one", nameof(ParentId));
        ParentId = parent;
    }

    /// <summary>Keeps the terms of reference. The dates are optional until there is a text.</summary>
    public void AgreeTerms(string? text, DateOnly? agreed, DateOnly? review)
    {
        TermsOfReference = Typed.Optional(text, TermsLimit, nameof(TermsOfReference));
        RuleBroken.Unless(TermsOfReference is null || agreed is not null, "Enter the date on which the terms of reference were agreed", nameof(TermsAgreedOn));
        RuleBroken.Unless(review is null || agreed is not null, "Enter the date on which the terms of reference were agreed", nameof(TermsAgreedOn));
        RuleBroken.Unless(review is null || review > agreed, "The review must be after the day the terms were agreed", nameof(TermsReviewOn));
        (TermsAgreedOn, TermsReviewOn) = (agreed, review);
    }

    public void StandDown(DateOnly? on)
    {
        var last = Typed.Required(on, "Enter the last day of the body", nameof(EndsOn));
        RuleBroken.Unless(last >= StartsOn, $"It began on {Dates.Plain(StartsOn)}: enter that date or a later one", nameof(EndsOn));
        EndsOn = last;
    }

    private bool IsUnder(Guid? parent, IReadOnlyCollection<Body> tree)
    {
        var above = tree.ToDictionary(b => b.Id, b => b.ParentId);
        for (var steps = 0; parent is { } id; steps++)
        {
            if (id == Id || steps > tree.Count)
            {
                return true;
            }

            parent = above.GetValueOrDefault(id);
        }

        return false;
    }

    internal sealed class Map : IEntityTypeConfiguration<Body>
    {
        public void Configure(EntityTypeBuilder<Body> body)
        {
            body.ToTable("body", "register");
            body.Property(b => b.Kind).HasConversion<string>();
            body.HasOne<Body>().WithMany().HasForeignKey(b => b.ParentId);
            body.HasOne<Partnership>().WithMany().HasForeignKey(b => b.PartnershipId);
        }
    }
}
