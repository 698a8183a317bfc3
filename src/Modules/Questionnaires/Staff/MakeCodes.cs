using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>Whoever answers for an agency or school says how many staff it has and makes a code for each. A code is shown once.</summary>
internal sealed class MakeCodes(LineOfSightDb db, ReadReturn read, Work work, TimeProvider clock)
{
    /// <summary>The question of a return whose answer is the number of staff.</summary>
    private const string StaffCount = "staff-count";

    public sealed class Input
    {
        [Display(Name = "How many staff you have")]
        public int? Staff { get; set; }

        [Display(Name = "The date on which you counted")]
        public DateOnly? CountedOn { get; set; }

        [Display(Name = "How many codes you need")]
        public int? Codes { get; set; }

        public int Version { get; set; }
    }

    /// <summary>The acting person's own return with what was said of its staff.</summary>
    /// <param name="Of">The return.</param>
    /// <param name="Round">Its round, with a questionnaire for staff.</param>
    /// <param name="Asked">What was said; null before.</param>
    internal sealed record Own(Return Of, Round Round, StaffAsked? Asked)
    {
        public bool IsOpen => Round.State == RoundState.Open && Of.State != ReturnState.Excused;
    }

    /// <exception cref="NotVisible">It is not there, not theirs, or its round asks no staff.</exception>
    public async Task<Own> FindAsync(Guid id, CancellationToken stop)
    {
        var of = await read.FindAsync(id, stop);
        var round = await read.RoundAsync(of, stop);
        return round.StaffDefinitionId is null ? throw new NotVisible() : new(of, round, await db.Set<StaffAsked>().SingleOrDefaultAsync(a => a.ReturnId == id, stop));
    }

    /// <summary>What the form holds when it is opened: what was said before, or what the return itself answers.</summary>
    public async Task<Input> FilledAsync(Own own, CancellationToken stop)
    {
        if (own.Asked is { } asked)
        {
            return new() { Staff = asked.Staff, CountedOn = asked.CountedOn, Version = asked.Version };
        }

        var given = await db.Set<ReturnAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.ReturnId == own.Of.Id && a.Question == StaffCount, stop);
        int? staff = given?.Given.Number is { } number and >= 1 and <= StaffAsked.MostStaff ? (int)number : null;
        return new() { Staff = staff, Codes = staff is <= StaffAsked.MostAtOnce ? staff : null, CountedOn = given is null ? clock.Today() : London.DateOf(given.ChangedAt) };
    }

    /// <summary>Makes codes.</summary>
    /// <returns>The codes, which nobody can show again.</returns>
    public async Task<IReadOnlyList<string>> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var own = await FindAsync(id, stop);
        RuleBroken.Unless(own.IsOpen, "This round is closed, and codes of it open nothing");
        var asked = own.Asked;
        if (asked is null)
        {
            asked = StaffAsked.Of(own.Of);
            db.Add(asked);
        }
        else
        {
            work.Expect(asked, input.Version);
        }

        var was = (asked.Staff, asked.CountedOn);
        asked.Count(input.Staff, input.CountedOn, clock.Today());
        if (input.Codes is null && own.Asked is not null && was != (asked.Staff, asked.CountedOn))
        {
            await work.DoAsync(StaffActs.Counted, own.Of, null, stop);
            return [];
        }

        asked.Made(input.Codes);
        var codes = Enumerable.Range(0, input.Codes!.Value).Select(_ => Codes.Make()).ToList();
        // By hash, so that the order in which they are stored is not that of the slips.
        db.AddRange(codes.Select(c => StaffCode.Of(own.Of, c)).OrderBy(c => Convert.ToHexString(c.CodeHash), StringComparer.Ordinal));
        await work.DoAsync(StaffActs.CodesMade, own.Of, null, stop);
        return codes;
    }
}
