using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>A recommendation answers a finding; one may answer several.</summary>
internal sealed class FindingRecommendation
{
    public required Guid FindingId { get; init; }

    public required Guid RecommendationId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<FindingRecommendation>
    {
        public void Configure(EntityTypeBuilder<FindingRecommendation> link)
        {
            link.ToTable("finding_recommendation", "improvement");
            link.HasKey(l => new { l.FindingId, l.RecommendationId });
            link.HasOne<Finding>().WithMany().HasForeignKey(l => l.FindingId);
            link.HasOne<Recommendation>().WithMany().HasForeignKey(l => l.RecommendationId);
        }
    }
}

/// <summary>A decision was taken on a recommendation; one may decide several, and several partnerships each take their own on one.</summary>
internal sealed class DecisionRecommendation
{
    public required Guid DecisionId { get; init; }

    public required Guid RecommendationId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<DecisionRecommendation>
    {
        public void Configure(EntityTypeBuilder<DecisionRecommendation> link)
        {
            link.ToTable("decision_recommendation", "improvement");
            link.HasKey(l => new { l.DecisionId, l.RecommendationId });
            link.HasOne<Decision>().WithMany().HasForeignKey(l => l.DecisionId);
            link.HasOne<Recommendation>().WithMany().HasForeignKey(l => l.RecommendationId);
        }
    }
}

/// <summary>An action carries a recommendation out; one action may serve several.</summary>
internal sealed class RecommendationAction
{
    public required Guid RecommendationId { get; init; }

    public required Guid ActionId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<RecommendationAction>
    {
        public void Configure(EntityTypeBuilder<RecommendationAction> link)
        {
            link.ToTable("recommendation_action", "improvement");
            link.HasKey(l => new { l.RecommendationId, l.ActionId });
            link.HasOne<Recommendation>().WithMany().HasForeignKey(l => l.RecommendationId);
            link.HasOne<ImprovementAction>().WithMany().HasForeignKey(l => l.ActionId);
        }
    }
}

/// <summary>A measure shows whether a recommendation worked.</summary>
internal sealed class RecommendationMeasure
{
    public required Guid RecommendationId { get; init; }

    public required Guid MeasureId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<RecommendationMeasure>
    {
        public void Configure(EntityTypeBuilder<RecommendationMeasure> link)
        {
            link.ToTable("recommendation_measure", "improvement");
            link.HasKey(l => new { l.RecommendationId, l.MeasureId });
            link.HasOne<Recommendation>().WithMany().HasForeignKey(l => l.RecommendationId);
            link.HasOne<Measure>().WithMany().HasForeignKey(l => l.MeasureId);
        }
    }
}

/// <summary>A measure shows whether an action made a difference.</summary>
internal sealed class ActionMeasure
{
    public required Guid ActionId { get; init; }

    public required Guid MeasureId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<ActionMeasure>
    {
        public void Configure(EntityTypeBuilder<ActionMeasure> link)
        {
            link.ToTable("action_measure", "improvement");
            link.HasKey(l => new { l.ActionId, l.MeasureId });
            link.HasOne<ImprovementAction>().WithMany().HasForeignKey(l => l.ActionId);
            link.HasOne<Measure>().WithMany().HasForeignKey(l => l.MeasureId);
        }
    }
}

/// <summary>The same evidence supports a further finding.</summary>
internal sealed class EvidenceUse
{
    public required Guid EvidenceId { get; init; }

    public required Guid FindingId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<EvidenceUse>
    {
        public void Configure(EntityTypeBuilder<EvidenceUse> use)
        {
            use.ToTable("evidence_use", "improvement");
            use.HasKey(u => new { u.EvidenceId, u.FindingId });
            use.HasOne<Evidence>().WithMany().HasForeignKey(u => u.EvidenceId);
            use.HasOne<Finding>().WithMany().HasForeignKey(u => u.FindingId);
        }
    }
}

/// <summary>An agency that supports the one that leads an action, from a day until a day.</summary>
internal sealed class ActionSupport
{
    public required Guid ActionId { get; init; }

    public required Guid AgencyId { get; init; }

    public required DateOnly Since { get; set; }

    /// <summary>The first day on which it no longer did; null while it does.</summary>
    public DateOnly? Until { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<ActionSupport>
    {
        public void Configure(EntityTypeBuilder<ActionSupport> support)
        {
            support.ToTable("action_support", "improvement");
            support.HasKey(s => new { s.ActionId, s.AgencyId });
            support.HasOne<ImprovementAction>().WithMany().HasForeignKey(s => s.ActionId);
        }
    }
}
