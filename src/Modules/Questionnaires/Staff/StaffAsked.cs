using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>How many staff an agency or school says it has, and how many codes it made for them.</summary>
internal sealed class StaffAsked : IPartnershipRecord, IVersioned
{
    /// <summary>More staff than any school or agency of a partnership has.</summary>
    public const int MostStaff = 20_000;

    /// <summary>Codes that are made at once: what somebody can still cut into slips.</summary>
    public const int MostAtOnce = 2_000;

    private StaffAsked()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid ReturnId { get; private init; }

    /// <summary>How many staff it has.</summary>
    public int Staff { get; private set; }

    /// <summary>The day for which that holds.</summary>
    public DateOnly CountedOn { get; private set; }

    /// <summary>How many codes were made; more than staff where slips were lost.</summary>
    public int CodesMade { get; private set; }

    /// <summary>How many answers have left their envelopes. Only the job that opens them raises it.</summary>
    public int TakenIn { get; private init; }

    public int Version { get; set; }

    public static StaffAsked Of(Return of) => new() { Id = NewId.Next(), PartnershipId = of.PartnershipId, ReturnId = of.Id };

    public void Count(int? staff, DateOnly? on, DateOnly today)
    {
        var counted = staff ?? throw new RuleBroken("Enter how many staff you have", nameof(Staff));
        RuleBroken.Unless(counted is >= 1 and <= MostStaff, "The number of staff must be from 1 to 20,000", nameof(Staff));
        var day = on ?? throw new RuleBroken("Enter the date on which you counted", nameof(CountedOn));
        RuleBroken.Unless(day <= today, "The date on which you counted must be today or in the past", nameof(CountedOn));
        RuleBroken.Unless(day > today.AddYears(-1), "The date on which you counted must be within the last year", nameof(CountedOn));
        (Staff, CountedOn) = (counted, day);
    }

    public void Made(int? codes)
    {
        var more = codes ?? throw new RuleBroken("Enter how many codes you need", "Codes");
        RuleBroken.Unless(more is >= 1 and <= MostAtOnce, "Enter a number of codes from 1 to 2,000. You can make more afterwards", "Codes");
        RuleBroken.Unless(CodesMade + more <= MostStaff, "You have made 20,000 codes, which is the most", "Codes");
        CodesMade += more;
    }

    internal sealed class Map : IEntityTypeConfiguration<StaffAsked>
    {
        public void Configure(EntityTypeBuilder<StaffAsked> asked)
        {
            asked.ToTable("staff_asked", "questionnaires");
            asked.HasOne<Return>().WithMany().HasForeignKey(a => a.ReturnId);
        }
    }
}
