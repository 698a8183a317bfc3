using System.ComponentModel.DataAnnotations;
using LineOfSight.Administration.Retention;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;

namespace LineOfSight.Administration.Disclosures.Record;

/// <summary>Writes down what was given to somebody outside.</summary>
internal sealed class RecordDisclosure(LineOfSightDb db, IAccess access, Periods periods, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [StringLength(Disclosure.GivenToLimit, ErrorMessage = "Who was given it must be 200 characters or fewer")]
        public string? GivenTo { get; set; }

        [StringLength(Disclosure.TextLimit, ErrorMessage = "What was given must be 2,000 characters or fewer")]
        public string? What { get; set; }

        [StringLength(Disclosure.TextLimit, ErrorMessage = "The lawful basis must be 2,000 characters or fewer")]
        public string? LawfulBasis { get; set; }

        [StringLength(Disclosure.TextLimit, ErrorMessage = "The references must be 2,000 characters or fewer")]
        public string? References { get; set; }

        [Display(Name = "The day on which it was given")]
        public DateOnly? GivenOn { get; set; }
    }

    public async Task HandleAsync(Input input, CancellationToken stop)
    {
        var disclosure = Disclosure.Of(
            periods.Present(Can.Disclose), new(input.GivenTo, input.What, input.LawfulBasis, input.References, input.GivenOn), access.Person.Id, clock.Today(), clock.GetUtcNow());
        db.Add(disclosure);
        await work.DoAsync(DisclosureActs.Recorded, disclosure, null, stop);
    }
}
