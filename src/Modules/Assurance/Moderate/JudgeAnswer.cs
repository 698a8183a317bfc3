using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance.Moderate;

/// <summary>Gives a peer's or a moderator's grade to one answer, or changes it; each on the agency's own scale, each with its reason.</summary>
internal sealed class JudgeAnswer(LineOfSightDb db, IAccess access, ReadReturns read, IReturns returns, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        public Side? Side { get; set; }

        public string? Grade { get; set; }

        public string? Because { get; set; }

        /// <summary>A question back, in place of a grade.</summary>
        public string? Asked { get; set; }
    }

    public async Task HandleAsync(Guid @return, string question, Input input, CancellationToken stop)
    {
        var reading = await read.ReadingAsync(@return, Can.Judge, stop);
        var standard = (await returns.StandardsAsync(reading.RoundId, stop)).FirstOrDefault(s => s.Question == question) ?? throw new NotVisible();
        var side = input.Side ?? throw new RuleBroken("Select whose grade this is", nameof(Input.Side));
        RuleBroken.Unless(!string.IsNullOrEmpty(input.Grade), "Select a grade", nameof(Input.Grade));
        RuleBroken.Unless(standard.Grades.Any(g => g.Id == input.Grade), "Select a grade from the list", nameof(Input.Grade));
        var given = await db.Set<Judgement>().SingleOrDefaultAsync(j => j.ReturnId == @return && j.Question == question && j.Side == side, stop);
        if (given is null)
        {
            given = Judgement.Give(reading, question, side, input.Grade!, input.Because ?? "", access.Person.Id, clock.GetUtcNow());
            db.Add(given);
        }
        else
        {
            given.Change(input.Grade!, input.Because ?? "", access.Person.Id, clock.GetUtcNow());
        }

        await work.DoAsync(AssuranceActs.Judged, given, null, stop);
    }
}
