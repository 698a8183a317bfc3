using LineOfSight.Design;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Bodies;

/// <summary>What somebody is on a body. A substitute stands in for a member and is counted apart from members.</summary>
internal enum MemberRole
{
    Chair,
    DeputyChair,
    Member,
    Substitute,
    Adviser,
}

/// <summary>Somebody's place on a body, with the term for which it was given.</summary>
internal sealed class Membership : IRecord, IVersioned
{
    public const int NameLimit = 120;

    /// <summary>How many days before its end a term is shown as ending.</summary>
    public const int WarningDays = 90;

    private Membership()
    {
    }

    public Guid Id { get; private init; }

    public Guid BodyId { get; private init; }

    public Guid? AgencyId { get; private set; }

    public string Name { get; private set; } = "";

    public string? JobTitle { get; private set; }

    public MemberRole Role { get; private init; }

    public DateOnly JoinedOn { get; private init; }

    public DateOnly TermStartsOn { get; private set; }

    /// <summary>The last day of the term; null when the place has no set end.</summary>
    public DateOnly? TermEndsOn { get; private set; }

    /// <summary>The number of the present term, from 1.</summary>
    public int TermsServed { get; private set; }

    /// <summary>The person's last day; null while they serve. A term that has run out does not end a place by itself.</summary>
    public DateOnly? LeftOn { get; private set; }

    public int Version { get; set; }

    public static Membership Join(
        Body body, string? name, string? jobTitle, Guid? agency, MemberRole? role, DateOnly? from, DateOnly? until, IEnumerable<Membership> others)
    {
        var kind = role ?? throw new RuleBroken("Choose what the person is on this body", nameof(Role));
        var start = Typed.Required(from, "Enter the date from which the person serves", nameof(TermStartsOn));
        RuleBroken.Unless(body.EndsOn is null, $"{body.Name} was stood down: nobody can join it", nameof(Name));
        RuleBroken.Unless(start >= body.StartsOn, $"The body began on {Dates.Plain(body.StartsOn)}: enter that date or a later one", nameof(TermStartsOn));
        RuleBroken.Unless(until is null || until >= start, "The term must end on or after the day it starts", nameof(TermEndsOn));
        var chair = kind == MemberRole.Chair ? others.FirstOrDefault(m => m.Role == MemberRole.Chair && (m.LeftOn is null || m.LeftOn >= start)) : null;
        RuleBroken.Unless(chair is null, $"{chair?.Name} is the chair: end that place first, or choose deputy chair", nameof(Role));
        return new Membership
        {
            Id = NewId.Next(),
            BodyId = body.Id,
            AgencyId = agency,
            Name = Typed.Required(name, NameLimit, "Enter the person's name", nameof(Name)),
            JobTitle = Typed.Optional(jobTitle, NameLimit, nameof(JobTitle)),
            Role = kind,
            JoinedOn = start,
            TermStartsOn = start,
            TermEndsOn = until,
            TermsServed = 1,
        };
    }

    /// <summary>Gives a further term, which follows the last one without a gap.</summary>
    public void Renew(DateOnly? until)
    {
        RuleBroken.Unless(LeftOn is null, $"{Name} has left: add the person again", nameof(TermEndsOn));
        var ends = Typed.Required(until, "Enter the last day of the new term", nameof(TermEndsOn));
        var starts = TermEndsOn?.AddDays(1) ?? TermStartsOn;
        RuleBroken.Unless(ends > (TermEndsOn ?? TermStartsOn), $"The present term ends on {Dates.Plain(TermEndsOn ?? TermStartsOn)}: enter a later date", nameof(TermEndsOn));
        TermsServed += TermEndsOn is null ? 0 : 1;
        (TermStartsOn, TermEndsOn) = (starts, ends);
    }

    public void Leave(DateOnly? on)
    {
        RuleBroken.Unless(LeftOn is null, $"{Name} has already left", nameof(LeftOn));
        var last = Typed.Required(on, "Enter the person's last day", nameof(LeftOn));
        RuleBroken.Unless(last >= JoinedOn, $"{Name} joined on {Dates.Plain(JoinedOn)}: enter that date or a later one", nameof(LeftOn));
        LeftOn = last;
    }

    public bool ServesOn(DateOnly day) => new Period(JoinedOn, LeftOn).Covers(day);

    /// <summary>True from <see cref="WarningDays"/> before the term ends until it is renewed or the place ends.</summary>
    public bool IsEndingOn(DateOnly today) => LeftOn is null && TermEndsOn is { } end && end <= today.AddDays(WarningDays);

    internal sealed class Map : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> membership)
        {
            membership.ToTable("membership", "register");
            membership.Property(m => m.Role).HasConversion<string>();
            membership.HasOne<Body>().WithMany().HasForeignKey(m => m.BodyId);
            membership.HasOne<Agency>().WithMany().HasForeignKey(m => m.AgencyId);
        }
    }
}
