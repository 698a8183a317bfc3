using LineOfSight.Figures;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>How many staff of a round have answered, each rate with its base.</summary>
/// <param name="Answered">Staff who answered, of those whom agencies or schools said they have; null while none has said.</param>
/// <param name="Stated">Agencies or schools that said how many staff they have, of those asked.</param>
/// <param name="Each">Staff returns for each agency or school that signed off; null before the first did.</param>
internal sealed record StaffRates(Share? Answered, Share Stated, Measurement? Each)
{
    public static StaffRates Of(Round round, IReadOnlyList<Return> returns, IReadOnlyDictionary<Guid, ReadStaff.Came> came, DateOnly today)
    {
        var isSchools = round.Audience == Audience.Schools;
        var (units, unit) = isSchools ? ("schools", "school") : ("agencies", "agency");
        var asked = returns.Where(r => r.State != ReturnState.Excused).ToList();
        var stated = asked.Select(r => came.GetValueOrDefault(r.Id)).Where(c => c?.Asked is not null).Select(c => c!).ToList();
        var signed = asked.Where(r => r.State == ReturnState.Signed).ToList();
        var (sent, staff, ofSigned) = (stated.Sum(c => c.Sent), stated.Sum(c => c.Staff), signed.Sum(r => came.GetValueOrDefault(r.Id)?.Sent ?? 0));
        Origin Made(string definition) => new(definition, $"Round {round.Reference}", today);
        return new(
            staff == 0 ? null : Figure.ResponseRate(
                sent, staff, "staff",
                Made($"Staff whose code was used, of the staff that {stated.Count} {(stated.Count == 1 ? unit : units)} said they have. {Missing(asked.Count - stated.Count, unit, units)} Where more answered than were said to be there, those who answered are the base.")),
            Figure.ResponseRate(stated.Count, asked.Count, units, Made($"{(isSchools ? "Schools" : "Agencies")} that said how many staff they have, of those asked.")),
            signed.Count == 0 ? null : Figure.Measurement(
                Math.Round((decimal)ofSigned / signed.Count, 1, MidpointRounding.AwayFromZero), $"staff returns to each {unit}", "average", signed.Count, $"{(signed.Count == 1 ? unit : units)} that signed off",
                Made($"{ofSigned:N0} staff returns of {units} that signed off, divided by the number of these {units}.")));
    }

    private static string Missing(int count, string unit, string units) =>
        count == 0 ? "All have said." : $"{count:N0} {(count == 1 ? unit + " has" : units + " have")} not said, and their staff are not in the base.";
}
