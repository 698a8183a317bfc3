using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Mail;

/// <summary>How often a person wants letters. What they must have comes at once, whatever they choose.</summary>
public enum LetterWish
{
    /// <summary>Each by itself, at once.</summary>
    Each,

    /// <summary>One a day, at seven in the morning.</summary>
    Daily,

    /// <summary>Only what they must have.</summary>
    Essential,
}

/// <summary>What one person chose.</summary>
internal sealed class ChosenWish
{
    public required Guid PersonId { get; init; }

    public required string Wish { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<ChosenWish>
    {
        public void Configure(EntityTypeBuilder<ChosenWish> wish)
        {
            wish.ToTable("letter_wish", "kernel").HasKey(w => w.PersonId);
            wish.HasOne<Account>().WithOne().HasForeignKey<ChosenWish>(w => w.PersonId);
        }
    }
}

/// <summary>How often the acting person wants letters.</summary>
public sealed class LetterWishes(LineOfSightDb db, IAccess access)
{
    /// <summary>What the person chose; each by itself when they chose nothing.</summary>
    public async Task<LetterWish> MineAsync(CancellationToken stop)
    {
        var me = access.Person.Id;
        var chosen = await db.Set<ChosenWish>().AsNoTracking().SingleOrDefaultAsync(w => w.PersonId == me, stop);
        return chosen is null ? LetterWish.Each : Enum.Parse<LetterWish>(chosen.Wish, ignoreCase: true);
    }

    /// <summary>Chooses for the acting person; <see cref="Work"/> saves it with the act.</summary>
    public async Task ChooseAsync(LetterWish wish, CancellationToken stop)
    {
        var me = access.Person.Id;
        var word = wish.ToString().ToLowerInvariant();
        if (await db.Set<ChosenWish>().SingleOrDefaultAsync(w => w.PersonId == me, stop) is { } chosen)
        {
            chosen.Wish = word;
        }
        else
        {
            db.Add(new ChosenWish { PersonId = me, Wish = word });
        }
    }
}
