using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;

namespace LineOfSight.Host.Deadlines;

/// <summary>Sets a partnership's own length for a rule that is not national. Clocks that run keep the rule they started with.</summary>
internal sealed class SetDeadline(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Display(Name = "The number")]
        [Required(ErrorMessage = "Enter how many")]
        public int? Amount { get; set; }

        [Required(ErrorMessage = "Choose working days, days or months")]
        public Unit? Unit { get; set; }

        [Display(Name = "The first day")]
        [Required(ErrorMessage = "Enter the first day on which it applies")]
        public DateOnly? From { get; set; }

        [Required(ErrorMessage = "Enter the policy or decision that sets it")]
        [StringLength(LocalRule.SourceLimit, ErrorMessage = "The policy or decision must be 200 characters or fewer")]
        public string? Source { get; set; }
    }

    /// <summary>The rule that a partnership may set, or null when there is none of that key.</summary>
    public static DeadlineRule? Find(string? key) => DeadlineRule.All.FirstOrDefault(r => r.Key == key && !r.National);

    public async Task HandleAsync(string? key, Input input, CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.SetDeadlines, partnership);
        var rule = LocalRule.Set(
            partnership, Find(key) ?? throw new NotVisible(), input.Amount!.Value, input.Unit!.Value, input.From!.Value, input.Source, clock.GetUtcNow());
        RuleBroken.Unless(rule.FromDay >= clock.Today(), "The first day must be today or in the future: what was counted before stays as it was", nameof(Input.From));
        db.Add(rule);
        await work.DoAsync(HostModule.DeadlineSet, rule, null, stop);
    }
}
