using System.ComponentModel.DataAnnotations;
using LineOfSight.Administration.Retention;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.SubjectAccess.Record;

/// <summary>Records that somebody asked, and starts the month in which they are answered.</summary>
internal sealed class RecordRequest(LineOfSightDb db, IAccess access, Periods periods, DueDates dates, Work work, TimeProvider clock)
{
    private const string Rule = "subject-access";

    public sealed class Input
    {
        [StringLength(SubjectAccessRequest.AskedByLimit, ErrorMessage = "Who asked must be 200 characters or fewer")]
        public string? AskedBy { get; set; }

        [Required(ErrorMessage = "Choose in what right they ask")]
        public RightToAsk? Right { get; set; }

        [StringLength(SubjectAccessRequest.TextLimit, ErrorMessage = "How you know it must be 1,000 characters or fewer")]
        public string? Checked { get; set; }

        [StringLength(SubjectAccessRequest.SubjectLimit, ErrorMessage = "The reference must be 100 characters or fewer")]
        public string? Subject { get; set; }

        [Display(Name = "The day on which it was received")]
        public DateOnly? ReceivedOn { get; set; }
    }

    /// <returns>The request.</returns>
    public async Task<Guid> HandleAsync(Input input, CancellationToken stop)
    {
        var (partnership, now) = (periods.Present(Can.PrepareSubjectAccess), clock.GetUtcNow());
        var request = SubjectAccessRequest.Record(
            partnership, await FreeAsync(partnership, stop), new(input.AskedBy, input.Right!.Value, input.Checked, input.Subject, input.ReceivedOn), access.Person.Id, dates.Today, now);
        var rule = DeadlineRule.Find(Rule, request.ReceivedOn);
        Kernel.Rules.RuleBroken.Unless(rule is not null, "It cannot have been received before 25 May 2018, when this right began", nameof(Input.ReceivedOn));
        var running = RunningClock.Start(request, rule!, new ClockEvent.Started(request.ReceivedOn), dates.Calendar, access.Person.Id, now);
        request.Follow(running);
        db.Add(request);
        db.Add(running);
        await work.DoAsync(SubjectAccessActs.Recorded, request, null, stop);
        return request.Id;
    }

    private async Task<string> FreeAsync(Guid partnership, CancellationToken stop)
    {
        string reference;
        do
        {
            reference = NewId.Reference('S');
        }
        while (await db.Set<SubjectAccessRequest>().AnyAsync(r => r.PartnershipId == partnership && r.Reference == reference, stop));
        return reference;
    }
}
