using LineOfSight.Design;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Partners;

/// <summary>The two seats of each safeguarding partner (Working Together 2023 and 2026, chapter 2).</summary>
internal enum Seat
{
    /// <summary>Lead safeguarding partner: the chief executive of the council or the board, or the chief officer of police.</summary>
    Lead,

    /// <summary>Delegated safeguarding partner: the senior person who speaks and decides for the lead.</summary>
    Delegate,
}

/// <summary>Who held a seat, and when.</summary>
internal sealed class Appointment : IRecord, IVersioned
{
    public const int NameLimit = 120;

    private Appointment()
    {
    }

    public Guid Id { get; private init; }

    public Guid AgencyRoleId { get; private init; }

    public Seat Seat { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>The post the person holds, such as "Chief Constable".</summary>
    public string Position { get; private init; } = "";

    public DateOnly StartsOn { get; private init; }

    public DateOnly? EndsOn { get; private set; }

    public int Version { get; set; }

    public Period Period => new(StartsOn, EndsOn);

    internal static Appointment Make(AgencyRole role, Seat seat, string? name, string? position, DateOnly from, DateOnly? until) => new()
    {
        Id = NewId.Next(),
        AgencyRoleId = role.Id,
        Seat = seat,
        Name = Typed.Required(name, NameLimit, "Enter the person's name", nameof(Name)),
        Position = Typed.Required(position, NameLimit, "Enter the post that the person holds", nameof(Position)),
        StartsOn = from,
        EndsOn = until,
    };

    internal void EndOn(DateOnly last)
    {
        RuleBroken.Unless(last >= StartsOn, $"{Name} was appointed from {Dates.Plain(StartsOn)}: enter that date or a later one", nameof(EndsOn));
        EndsOn = last;
    }

    internal sealed class Map : IEntityTypeConfiguration<Appointment>
    {
        public void Configure(EntityTypeBuilder<Appointment> appointment)
        {
            appointment.ToTable("appointment", "register");
            appointment.Ignore(a => a.Period);
            appointment.Property(a => a.Seat).HasConversion<string>();
            appointment.HasOne<AgencyRole>().WithMany().HasForeignKey(a => a.AgencyRoleId);
        }
    }
}
