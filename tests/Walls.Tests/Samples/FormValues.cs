using LineOfSight.Kit;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>What somebody who knows a form would type where a machine's guess is refused.</summary>
internal static class FormValues
{
    public static IReadOnlyDictionary<string, string> Of(Door door, FakeClock clock)
    {
        var later = clock.GetUtcNow().AddDays(60);
        return door.Name switch
        {
            "POST /questionnaires/definitions/add" or "POST /questionnaires/definitions/change/{definition}" => new Dictionary<string, string> { ["Input.Text"] = RoundSample.NewText() },
            "POST /questionnaires/fill/check/{return}" => new Dictionary<string, string> { ["Input.IsAccurate"] = "true" },
            "POST /questionnaires/follow/return/{return}?handler=Extend" or "POST /questionnaires/prepare/change/{round}" => new Dictionary<string, string>
            {
                ["Input.DueOn.Day"] = $"{later.Day}", ["Input.DueOn.Month"] = $"{later.Month}", ["Input.DueOn.Year"] = $"{later.Year}",
            },
            _ => new Dictionary<string, string>(),
        };
    }
}
