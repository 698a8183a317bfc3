using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Read;

/// <summary>Takes a reading of a measure, or puts an earlier one right.</summary>
internal sealed class ReadMeasure(LineOfSightDb db, IAccess access, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input : ValueInput
    {
        [Required(ErrorMessage = "Choose what the reading shows")]
        public ReadingResult? Result { get; set; }

        /// <summary>The reading that this one puts right, or null.</summary>
        public Guid? Corrects { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var measure = await opening.MeasureAsync(id, Can.KeepMeasures, stop);
        work.Expect(measure, input.Version);
        var wrong = input.Corrects is { } corrects ? await db.Set<Reading>().SingleOrDefaultAsync(r => r.Id == corrects && r.MeasureId == id, stop) : null;
        RuleBroken.Unless(input.Corrects is null || wrong is not null, "Choose a reading of this measure", nameof(Input.Corrects));
        RuleBroken.Unless(
            wrong is null || !await db.Set<Reading>().AnyAsync(r => r.CorrectsId == wrong.Id, stop), "This reading was put right already. Correct the later one", nameof(Input.Corrects));
        db.Add(measure.Read(input.Said, input.Result, wrong, access.Person.Id, clock.Today(), clock.GetUtcNow()));
        // A reading of the same result changes the measure all the same: what was stated of it is out of date.
        db.Touch(measure);
        await work.DoAsync(ImprovementActs.ReadingTaken, measure, null, stop);
    }
}
