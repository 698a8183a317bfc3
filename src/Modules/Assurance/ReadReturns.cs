using LineOfSight.Contracts;
using LineOfSight.Figures;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Share = LineOfSight.Figures.Share;

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

        /// <summary>How many signed off, of those asked.</summary>
        public Share Rate(DateOnly today) => Figure.ResponseRate(
            Signed, Asked.Count, Unit, new Origin("Returns signed off, of those asked for. Who was excused is not counted.", $"Round {Round.Reference}", today));
    }

    /// <summary>How many gave each grade of a standard in one round.</summary>
    /// <param name="Round">The round.</param>
    /// <param name="Asked">The standard as it was asked, on a scale and under a name that may be others than this year's; null when it was not.</param>
    /// <param name="Counts">By grade.</param>
    /// <param name="Missing">Why there is nothing to compare, in words; null when there is.</param>
    internal sealed record Year(RoundName Round, StandardName? Asked, IReadOnlyDictionary<string, int> Counts, string? Missing)
    {
        public IReadOnlyList<GradeName> Grades => Asked?.Grades ?? [];

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

    /// <summary>
    /// How many gave each grade, by this round's question, in this round and in those before it of the same questionnaire; the latest first. A
    /// question that had another id then goes on in its row.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Year>>> YearsAsync(Compared compared, CancellationToken stop)
    {
        var now = compared.Round;
        List<RoundName> rounds = [now, .. (await RoundsAsync(stop)).Where(r => r.Questionnaire == now.Questionnaire && r.IsOfSchools == now.IsOfSchools && r.DueOn < now.DueOn).Take(MostYears - 1)];
        var ids = rounds.ConvertAll(r => r.Id);
        var counts = (await db.VisibleTo<GradeCount>(access, Can.Compare).AsNoTracking().Where(c => ids.Contains(c.RoundId) && c.Count > 0).ToListAsync(stop)).ToLookup(c => (c.RoundId, c.Question));
        var earlier = await returns.EarlierAsync(now.Id, [.. ids.Skip(1)], stop);
        return compared.Standards.ToDictionary(s => s.Question, s => (IReadOnlyList<Year>)[.. rounds.Select(r => YearOf(r, s))]);

        Year YearOf(RoundName round, StandardName standard)
        {
            var then = round.Id == now.Id ? null : earlier[round.Id];
            var asked = then is null ? standard : then.Standards.GetValueOrDefault(standard.Question);
            return asked is not null ? new(round, asked, counts[(round.Id, asked.Question)].ToDictionary(c => c.Grade, c => c.Count), null)
                : new(round, null, new Dictionary<string, int>(), then!.IsMapped ? "Not asked" : $"Cannot be compared: nothing says what became of the questions of version {then.Version}");
        }
    }

    /// <summary>The grades that others gave to a standard, by return.</summary>
    public async Task<ILookup<Guid, Judgement>> JudgementsAsync(IReadOnlyCollection<Guid> of, string question, CancellationToken stop) =>
        (await db.VisibleTo<Judgement>(access, Can.Compare).AsNoTracking().Where(j => of.Contains(j.ReturnId) && j.Question == question).ToListAsync(stop)).ToLookup(j => j.ReturnId);
}
