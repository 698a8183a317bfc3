using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance;

/// <summary>What agencies and schools say of themselves, side by side.</summary>
internal sealed class ReadReturns(LineOfSightDb db, IAccess access, IReturns returns)
{
    private const int MostYears = 5;

    /// <summary>A round with its standards and everybody who is asked.</summary>
    internal sealed record Compared(RoundName Round, IReadOnlyList<StandardName> Standards, IReadOnlyList<ReturnName> Asked)
    {
        public int Signed => Asked.Count(a => a.IsSigned);

        public string Unit => Round.IsOfSchools ? "schools" : "agencies";
    }

    /// <summary>How many gave each grade of a standard in one round.</summary>
    /// <param name="Round">The round.</param>
    /// <param name="Grades">The scale that it was asked on, which may be another than this year's.</param>
    /// <param name="Counts">By grade.</param>
    internal sealed record Year(RoundName Round, IReadOnlyList<GradeName> Grades, IReadOnlyDictionary<string, int> Counts)
    {
        public int All => Counts.Values.Sum();

        /// <summary>How many fall short.</summary>
        public int Short => Grades.Where(g => g.IsShort).Sum(g => Counts.GetValueOrDefault(g.Id));

        /// <summary>How many gave the grade of those words; null when the scale has none.</summary>
        public int? Of(string words) => Grades.FirstOrDefault(g => g.Words == words) is { } grade ? Counts.GetValueOrDefault(grade.Id) : null;
    }

    /// <summary>The rounds of the present partnership.</summary>
    public async Task<IReadOnlyList<RoundName>> RoundsAsync(CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.Compare, partnership);
        return await returns.RoundsAsync(partnership, stop);
    }

    /// <exception cref="NotVisible">There is no such round, or not for this person.</exception>
    public async Task<Compared> OfAsync(Guid round, CancellationToken stop)
    {
        var named = (await RoundsAsync(stop)).FirstOrDefault(r => r.Id == round) ?? throw new NotVisible();
        return new(named, await returns.StandardsAsync(round, stop), await returns.InAsync(round, stop));
    }

    /// <summary>The grades of a round that stand, by return and question.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, string>>> GradesAsync(Guid round, CancellationToken stop) =>
        (await db.VisibleTo<Reading>(access, Can.Compare).AsNoTracking().Where(r => r.RoundId == round && r.Stands).ToListAsync(stop)).ToDictionary(r => r.ReturnId, r => r.ByQuestion);

    /// <summary>A return that was signed off.</summary>
    /// <exception cref="NotVisible">There is none, or not for this person.</exception>
    public async Task<Reading> ReadingAsync(Guid @return, string permission, CancellationToken stop) =>
        await db.VisibleTo<Reading>(access, permission).SingleOrDefaultAsync(r => r.ReturnId == @return && r.Stands, stop) ?? throw new NotVisible();

    /// <summary>How many gave each grade, by question, in this round and in those before it of the same questionnaire; the latest first.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Year>>> YearsAsync(RoundName round, CancellationToken stop)
    {
        List<RoundName> rounds = [round, .. (await RoundsAsync(stop)).Where(r => r.Questionnaire == round.Questionnaire && r.IsOfSchools == round.IsOfSchools && r.DueOn < round.DueOn).Take(MostYears - 1)];
        var ids = rounds.ConvertAll(r => r.Id);
        var counts = await db.VisibleTo<GradeCount>(access, Can.Compare).AsNoTracking().Where(c => ids.Contains(c.RoundId) && c.Count > 0).ToListAsync(stop);
        var scales = new Dictionary<Guid, ILookup<string, StandardName>>();
        foreach (var one in rounds)
        {
            scales[one.Id] = (await returns.StandardsAsync(one.Id, stop)).ToLookup(s => s.Question);
        }

        return counts.GroupBy(c => c.Question).ToDictionary(
            q => q.Key,
            q => (IReadOnlyList<Year>)[.. rounds.Select(r => new Year(r, scales[r.Id][q.Key].FirstOrDefault()?.Grades ?? [], q.Where(c => c.RoundId == r.Id).ToDictionary(c => c.Grade, c => c.Count)))]);
    }

    /// <summary>The grades that others gave to a standard, by return.</summary>
    public async Task<ILookup<Guid, Judgement>> JudgementsAsync(IReadOnlyCollection<Guid> of, string question, CancellationToken stop) =>
        (await db.VisibleTo<Judgement>(access, Can.Compare).AsNoTracking().Where(j => of.Contains(j.ReturnId) && j.Question == question).ToListAsync(stop)).ToLookup(j => j.ReturnId);
}
