using LineOfSight.Contracts;

namespace LineOfSight.Improvement.Sight;

/// <summary>Where the safeguarding partners stand on a decision.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Given">The positions that count, one of each partner.</param>
/// <param name="Earlier">Positions that a partner has changed since.</param>
/// <param name="Missing">Partners of its date whose position is not in.</param>
internal sealed record Sides(
    DecisionLink Decision, IReadOnlyList<PositionLink> Given, IReadOnlyList<PositionLink> Earlier, IReadOnlyList<SafeguardingPartner> Missing);

/// <summary>Says which partner has spoken and which has not, by whoever were the partners on the decision’s date.</summary>
internal sealed class ReadSides(IPartners partners)
{
    public async Task<Sides> OfAsync(DecisionLink decision, CancellationToken stop)
    {
        var counting = decision.Counting.OrderBy(p => p.AgencyName, StringComparer.OrdinalIgnoreCase).ToList();
        var given = counting.ConvertAll(p => p.AgencyId);
        var all = decision.FinalOn is null ? await partners.OnAsync(decision.PartnershipId, decision.HeldOn, stop) : [];
        return new Sides(decision, counting, [.. decision.Positions.Except(counting)], [.. all.Where(p => !given.Contains(p.AgencyId))]);
    }
}
