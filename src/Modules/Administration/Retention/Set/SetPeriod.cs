using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Retention.Set;

/// <summary>Sets a partnership's own period for a kind of record, with its source and the reason.</summary>
internal sealed class SetPeriod(LineOfSightDb db, Periods periods, RetentionBook book, Work work)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter the number of years")]
        [Range(1, RetentionSetting.MostYears, ErrorMessage = "The number of years must be a whole number between 1 and 150")]
        [Display(Name = "The number of years")]
        public int? Years { get; set; }

        [Required(ErrorMessage = "Enter the policy or the decision that says so")]
        [StringLength(RetentionSetting.SourceLimit, ErrorMessage = "The policy or decision must be 300 characters or fewer")]
        public string? Source { get; set; }

        [Required(ErrorMessage = "Enter why the period is changed")]
        [StringLength(1000, ErrorMessage = "Why the period is changed must be 1,000 characters or fewer")]
        public string? Because { get; set; }

        public int Version { get; set; }
    }

    /// <summary>The rule of a kind that has a period, with the partnership's own setting when there is one.</summary>
    public async Task<(RetentionRule Rule, RetentionSetting? Own)> FindAsync(string kind, CancellationToken stop)
    {
        var partnership = periods.Present(Can.SetRetention);
        var rule = book.All.FirstOrDefault(r => r.Years is not null && r.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase)) ?? throw new NotVisible();
        return (rule, await db.Set<RetentionSetting>().SingleOrDefaultAsync(s => s.PartnershipId == partnership && s.Kind == rule.Kind, stop));
    }

    public async Task HandleAsync(string kind, Input input, CancellationToken stop)
    {
        var (rule, own) = await FindAsync(kind, stop);
        var setting = own ?? RetentionSetting.Of(periods.Present(Can.SetRetention), rule);
        if (own is null)
        {
            db.Add(setting);
        }
        else
        {
            work.Expect(setting, input.Version);
        }

        setting.Set(input.Years, input.Source);
        await work.DoAsync(RetentionActs.PeriodSet, setting, input.Because, stop);
    }
}
