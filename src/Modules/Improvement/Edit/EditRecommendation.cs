using LineOfSight.Kernel.Acts;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes what a recommendation says; once agreed, who owns it and when it is looked at again.</summary>
internal sealed class EditRecommendation(Opening opening, Leads leads, Work work)
{
    public sealed class Input : RecommendationInput
    {
        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var recommendation = await opening.RecommendationAsync(id, Can.EditRecommendations, stop);
        await leads.CheckOwnerAsync(recommendation.PartnershipId, input.OwnerId, recommendation.OwnerId, stop);
        work.Expect(recommendation, input.Version);
        recommendation.Change(input.Said);
        await work.DoAsync(ImprovementActs.RecommendationEdited, recommendation, null, stop);
    }
}
