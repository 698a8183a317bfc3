using LineOfSight.Kernel.Data;

namespace LineOfSight.Improvement;

/// <summary>What stands above a page about a record, and in its title: the reference alone, since a title may tell of a child.</summary>
internal static class Captions
{
    public static string Of(IPartnershipRecord record) => record switch
    {
        ImprovementAction action => $"Action {action.Reference}",
        Recommendation recommendation => $"Recommendation {recommendation.Reference}",
        Decision decision => $"Decision {decision.Reference}",
        Measure measure => $"Measure {measure.Reference}",
        Finding finding => $"Finding {finding.Reference}",
        _ => "",
    };
}
