using System.Text.Json;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Host.Linking.Report;

/// <summary>The ledger as the page's script reads it. The encoder leaves no letter that could end the element around it.</summary>
internal static class LedgerJson
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web) { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string Of(ReportFacts facts, Ledger ledger) => JsonSerializer.Serialize(
        new
        {
            HasSources = facts.Linked.Records.Sources.Count > 1,
            ledger.Start,
            ledger.StartWords,
            ledger.SiblingStart,
            ledger.Near,
            ledger.HasAgencies,
            Limit = Odds.Weight(facts.Linked.LinkThreshold),
            LinkSteps.LimitName,
            TotalName = LinkSteps.Total,
            facts.PairThreshold,
            Comparisons = ledger.Comparisons.Select(c => new
            {
                c.Name,
                Levels = c.Levels.Select(l => new { l.Gamma, l.Label, l.Bits, l.SiblingBits, l.Near, l.Far, IsAdjusted = l.Rarity is not null, l.RarityIsShared, Words = c.Words(l) }),
            }),
        },
        Camel);
}
