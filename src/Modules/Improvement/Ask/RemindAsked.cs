using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Ask;

/// <summary>Reminds whoever was asked by link two working days before it ends, once. The letter has no link: its secret is kept nowhere.</summary>
internal sealed class RemindAsked(LineOfSightDb db, DueDates dates) : IRemind
{
    private const int Early = 2;

    // The furthest that two working days can lie, with room for Christmas.
    private const int Horizon = 7;

    public async Task<IReadOnlyList<Letter>> DueAsync(DateOnly today, CancellationToken stop)
    {
        var horizon = today.AddDays(Horizon);
        var open = await db.Set<AskByLink>().AsNoTracking()
            .Where(a => (a.State == AskState.Waiting || a.State == AskState.HalfFilled) && a.Until >= today && a.Until <= horizon && a.WrongAddresses < AskByLink.MostWrong)
            .OrderBy(a => a.Until).ThenBy(a => a.Id).ToListAsync(stop);
        return [.. open.Where(a => London.DateOf(a.AskedAt) < today && Left(a.Until, today) <= Early).Select(a => new Letter(AskLetters.Ending, Reader.Address(a.Address), a.PartnershipId)
        {
            Facts = new Dictionary<string, Fact>
            {
                ["reference"] = Fact.Reference(a.Reference), ["until"] = Fact.Date(a.Until), ["asked"] = Fact.Date(London.DateOf(a.AskedAt)),
            },
            Occasion = $"{a.Id:N}",
        })];
    }

    private int Left(DateOnly until, DateOnly today)
    {
        try
        {
            return dates.Calendar.Between(today, until);
        }
        catch (UnknownYears)
        {
            // Bank holidays of that year are not known yet: the reminder comes a little early rather than not at all.
            return until.DayNumber - today.DayNumber;
        }
    }
}
