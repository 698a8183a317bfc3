using System.Globalization;
using LineOfSight.Contracts;
using LineOfSight.Figures;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance.National;

/// <summary>
/// How agencies and schools of all England grade themselves, by partnership and never by agency or school. The database tells nothing of fewer
/// than five; here every count below five is hidden, 0 among them, with whatever would give it away: where all of a partnership gave one grade,
/// that is not told either, because it would be the grade of each.
/// </summary>
internal sealed class ReadNational(LineOfSightDb db, IAccess access, IShippedQuestionnaires shipped, TimeProvider clock)
{
    /// <summary>A questionnaire with how many partnerships have something to tell, and until when they signed off.</summary>
    internal sealed record Choice(QuestionnaireName Questionnaire, int Partnerships, DateOnly? LastOn)
    {
        /// <summary>Its name in addresses.</summary>
        public string Value => string.Create(CultureInfo.InvariantCulture, $"{Questionnaire.Key}.{Questionnaire.Version}");

        public string Unit => Questionnaire.IsOfSchools ? "schools" : "agencies";
    }

    /// <summary>One standard: how many gave each grade, by partnership, as it may be told; null where nobody has anything to tell.</summary>
    internal sealed record Told(StandardName Standard, PublishedTable? Table);

    private sealed record Round(string Questionnaire, int Version, int Partnerships, DateOnly LastOn);

    private sealed record Row(string Name, DateOnly LastOn, string Question, string Grade, int Told);

    /// <summary>Every questionnaire that comes with the product: what a partnership writes itself cannot be compared with anybody's.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(CancellationToken stop)
    {
        access.Demand(Can.ReadNational);
        var rounds = (await db.Database.SqlQuery<Round>($"select n.questionnaire as \"Questionnaire\", n.version as \"Version\", n.partnerships::integer as \"Partnerships\", n.last_on as \"LastOn\" from assurance.national() n").ToListAsync(stop))
            .ToDictionary(r => (r.Questionnaire, r.Version));
        return [.. shipped.All.Select(q => rounds.GetValueOrDefault((q.Key, q.Version)) is { } found ? new Choice(q, found.Partnerships, found.LastOn) : new Choice(q, 0, null))];
    }

    /// <summary>The questionnaire of that name, or the first where none is named.</summary>
    /// <exception cref="NotVisible">There is none of that name.</exception>
    public async Task<Choice> ChosenAsync(string? named, CancellationToken stop)
    {
        var choices = await ChoicesAsync(stop);
        return string.IsNullOrEmpty(named) ? choices[0] : choices.FirstOrDefault(c => c.Value == named) ?? throw new NotVisible();
    }

    /// <summary>Every standard of a questionnaire, in its order.</summary>
    public async Task<IReadOnlyList<Told>> OfAsync(Choice choice, CancellationToken stop)
    {
        var (key, version) = (choice.Questionnaire.Key, choice.Questionnaire.Version);
        var rows = (await db.Database.SqlQuery<Row>(
            $"select n.name as \"Name\", n.last_on as \"LastOn\", n.question as \"Question\", n.grade as \"Grade\", n.told as \"Told\" from assurance.national({key}, {version}) n order by n.name, n.question").ToListAsync(stop))
            .ToLookup(r => r.Question);
        return [.. choice.Questionnaire.Standards.Select(s => new Told(s, Table(choice, s, [.. rows[s.Question]])))];
    }

    private PublishedTable? Table(Choice choice, StandardName standard, IReadOnlyList<Row> rows)
    {
        var partnerships = rows.GroupBy(r => (r.Name, r.LastOn)).ToList();
        return partnerships.Count == 0 ? null : Suppression.Publish(
            new CountTable(
                standard.Label, [.. partnerships.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key.Name}, until {p.Key.LastOn:MMMM yyyy}"))], [.. standard.Grades.Select(g => g.Words)],
                [.. partnerships.Select(p => (IReadOnlyList<Cell>)[.. standard.Grades.Select(g => Cell.Of(p.Where(r => r.Grade == g.Id).Sum(r => r.Told)))])], choice.Unit,
                new Origin(
                    "Own grades in returns that were signed off, of the latest round of each partnership in the last two years. It changes when five or more of a partnership have signed off or changed.",
                    $"{choice.Questionnaire.Title}, version {choice.Questionnaire.Version}", clock.Today()))
            {
                Protects = choice.Unit,
            },
            Zeros.Hidden);
    }
}
