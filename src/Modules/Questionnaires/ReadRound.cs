using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Follow;
using LineOfSight.Questionnaires.Prepare;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>A round with everybody in it.</summary>
internal sealed class ReadRound(LineOfSightDb db, IAccess access, Parties parties, ISchools schools, WriteToReturns write, DefinitionBook definitions)
{
    /// <summary>How many of some returns were signed off, of how many that are asked for.</summary>
    /// <param name="Words">Of which kind, phase or district.</param>
    /// <param name="Signed">How many were signed off.</param>
    /// <param name="Asked">Of how many; those that were excused are not asked.</param>
    internal sealed record Came(string Words, int Signed, int Asked)
    {
        public int Missing => Asked - Signed;
    }

    /// <summary>How the register has changed since everybody was asked.</summary>
    /// <param name="Opened">Who is not in the round and could be asked.</param>
    /// <param name="Closed">Returns of those that have closed or left.</param>
    internal sealed record Changes(IReadOnlyList<Return.Party> Opened, IReadOnlyList<Return> Closed)
    {
        public static readonly Changes None = new([], []);

        public bool Any => Opened.Count + Closed.Count > 0;
    }

    /// <summary>A round of the person's partnerships.</summary>
    /// <exception cref="NotVisible">It is not there, or not for this person.</exception>
    public async Task<Round> FindAsync(Guid id, string permission, CancellationToken stop) =>
        await db.FindVisibleAsync<Round>(access, permission, id, stop) ?? throw new NotVisible();

    public async Task<Definition> DefinitionAsync(Round round, CancellationToken stop) => await definitions.OfAsync(round, stop);

    /// <summary>Every return of a round, by name.</summary>
    public async Task<IReadOnlyList<Return>> ReturnsAsync(Round round, CancellationToken stop) =>
        await db.Set<Return>().AsNoTracking().Where(r => r.RoundId == round.Id).OrderBy(r => r.Name).ThenBy(r => r.Reference).ToListAsync(stop);

    /// <summary>The last sharing of each return of a round that is answered by another, or was.</summary>
    public async Task<IReadOnlyDictionary<Guid, SharedWith>> SharedAsync(Round round, CancellationToken stop) =>
        (await (
            from s in db.Set<SharedWith>().AsNoTracking()
            join r in db.Set<Return>() on s.ReturnId equals r.Id
            where r.RoundId == round.Id
            orderby s.SharedAt
            select s).ToListAsync(stop)).GroupBy(s => s.ReturnId).ToDictionary(g => g.Key, g => g.FirstOrDefault(s => s.WithdrawnAt is null) ?? g.Last());

    /// <summary>Those of some returns whose agency or school nobody is known at.</summary>
    public async Task<IReadOnlyList<Return>> UnreachableAsync(Round round, IReadOnlyList<Return> returns, CancellationToken stop)
    {
        var readers = await write.ReadersAsync(round, stop);
        return [.. returns.Where(r => r.IsOpen && !readers.Reach(r.AgencyId))];
    }

    /// <summary>What the register says now that it did not say when everybody was asked.</summary>
    public async Task<Changes> ChangesAsync(Round round, IReadOnlyList<Return> returns, CancellationToken stop)
    {
        if (round.State == RoundState.Closed || round.IsChosen)
        {
            return Changes.None;
        }

        var now = await parties.OfAsync(round.PartnershipId, round.Audience, round.Kinds, stop);
        var (asked, there) = (returns.Select(r => r.AgencyId).ToHashSet(), now.Select(p => p.AgencyId).ToHashSet());
        var gone = returns.Where(r => r.IsOpen && !there.Contains(r.AgencyId)).ToList();
        if (round.Audience == Audience.Schools && gone.Count > 0)
        {
            // A school that moved to another phase is still open, and still asked.
            var open = (await schools.OfAsync(gone.ConvertAll(r => r.AgencyId), stop)).Where(s => s.IsOpen).Select(s => s.AgencyId).ToHashSet();
            gone.RemoveAll(r => open.Contains(r.AgencyId));
        }

        return new([.. now.Where(p => !asked.Contains(p.AgencyId))], gone);
    }

    /// <summary>How many came in, for each value that something has; the most missing first.</summary>
    public static IReadOnlyList<Came> By(IEnumerable<Return> returns, Func<Return, string?> what) =>
    [
        .. returns.Where(r => r.State != ReturnState.Excused).GroupBy(r => what(r) ?? "Not held")
            .Select(g => new Came(g.Key, g.Count(r => r.State == ReturnState.Signed), g.Count())).OrderByDescending(c => c.Missing).ThenBy(c => c.Words, StringComparer.Ordinal),
    ];
}
