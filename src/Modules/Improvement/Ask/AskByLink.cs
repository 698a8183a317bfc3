using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement.Ask;

/// <summary>How far an ask has come.</summary>
internal enum AskState
{
    /// <summary>Nothing has come.</summary>
    Waiting,

    /// <summary>A file was saved, and not sent.</summary>
    HalfFilled,

    /// <summary>The answer was given; somebody inside looks at it.</summary>
    Sent,

    /// <summary>What was taken over stands with the actions.</summary>
    TakenOver,

    /// <summary>Somebody ended it before it was answered.</summary>
    Revoked,
}

/// <summary>An agency is asked how its actions are going, by a link to one address until one day. The link's secret is kept nowhere.</summary>
internal sealed class AskByLink : IPartnershipRecord, IVersioned
{
    /// <summary>So many wrong addresses, and the link is void: somebody else has it.</summary>
    public const int MostWrong = 10;

    /// <summary>How often a file may be saved.</summary>
    public const int MostSaves = 20;

    /// <summary>The last day is at most so far away.</summary>
    public const int LongestDays = 90;

    private AskByLink()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Reference { get; private init; } = "";

    public Guid AgencyId { get; private init; }

    public string AgencyName { get; private init; } = "";

    [NotInActs]
    public string Address { get; private init; } = "";

    [NotInActs]
    public byte[] TokenHash { get; private init; } = [];

    public Guid AskedBy { get; private init; }

    public DateTimeOffset AskedAt { get; private init; }

    public DateOnly Until { get; private init; }

    public AskState State { get; private set; }

    public int WrongAddresses { get; private set; }

    public int Saves { get; private set; }

    public string? FileName { get; private set; }

    /// <summary>JSON: what was not understood, by cell.</summary>
    [NotInActs]
    public string Remarks { get; private set; } = "[]";

    public DateTimeOffset? SavedAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public Guid? FinishedBy { get; private set; }

    public int Version { get; set; }

    public IReadOnlyList<Remark> NotUnderstood => Arrive.Written.Read<List<Remark>>(Remarks);

    /// <summary>True while the link opens.</summary>
    public bool CanBeAnswered(DateOnly today) => State is AskState.Waiting or AskState.HalfFilled && Until >= today && WrongAddresses < MostWrong;

    public string Words(DateOnly today) => State switch
    {
        AskState.Sent => "Sent",
        AskState.TakenOver => "Taken over",
        AskState.Revoked => "Ended",
        _ when !CanBeAnswered(today) => "Ended",
        AskState.HalfFilled => "Half-filled",
        _ => "Waiting",
    };

    /// <summary>Whom, in which place, about what an agency is asked.</summary>
    internal sealed record Asked(Guid Partnership, string Reference, Guid AgencyId, string AgencyName, string? Address, DateOnly? Until);

    public static AskByLink Make(Asked asked, string secret, Guid person, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(EmailAddresses.CanBeSentTo(asked.Address), "Enter an email address in the correct format, like name@example.org", nameof(Address));
        RuleBroken.Unless(asked.Until is not null, "Enter the last day of the link", nameof(Until));
        RuleBroken.Unless(asked.Until > today, "The last day must be in the future", nameof(Until));
        RuleBroken.Unless(asked.Until <= today.AddDays(LongestDays), $"The last day must be within {LongestDays} days", nameof(Until));
        return new AskByLink
        {
            Id = NewId.Next(), PartnershipId = asked.Partnership, Reference = asked.Reference, AgencyId = asked.AgencyId, AgencyName = asked.AgencyName, Address = asked.Address!.Trim(),
            TokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret)), AskedBy = person, AskedAt = now, Until = asked.Until!.Value,
        };
    }

    public bool IsSentTo(string? address) => string.Equals(address?.Trim(), Address, StringComparison.OrdinalIgnoreCase);

    /// <summary>Somebody who has the link entered another address.</summary>
    public void WasMistaken() => WrongAddresses = Math.Min(MostWrong, WrongAddresses + 1);

    public void Save(string fileName, IReadOnlyList<Remark> notUnderstood, DateTimeOffset now)
    {
        RuleBroken.Unless(Saves < MostSaves, $"A file has been saved {MostSaves} times by this link. Send what was saved last, or ask for another link", "File");
        (State, FileName, Remarks, SavedAt) = (AskState.HalfFilled, fileName, Arrive.Written.Json(notUnderstood), now);
        Saves++;
    }

    public void Send(bool hasAnswers, bool withoutTheRest, DateTimeOffset now)
    {
        RuleBroken.Unless(State == AskState.HalfFilled, "Save the file that you filled in first", "File");
        RuleBroken.Unless(hasAnswers, "The file that was saved says nothing about any action. Fill it in and save it again", "File");
        RuleBroken.Unless(withoutTheRest || NotUnderstood.Count == 0, "Correct the cells that were not understood, or say that they are left out", "LeaveOut");
        (State, SentAt) = (AskState.Sent, now);
    }

    public void TakeOver(Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(State == AskState.Sent, "This was taken over already, or has not been sent");
        (State, FinishedBy, FinishedAt) = (AskState.TakenOver, person, now);
    }

    public void Revoke(Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(State is AskState.Waiting or AskState.HalfFilled, "The answer was given, or this was ended already");
        (State, FinishedBy, FinishedAt) = (AskState.Revoked, person, now);
    }

    internal sealed class Map : IEntityTypeConfiguration<AskByLink>
    {
        public void Configure(EntityTypeBuilder<AskByLink> ask)
        {
            ask.ToTable("ask", "improvement");
            ask.Property(a => a.State).HasConversion<string>();
            ask.Property(a => a.Remarks).HasColumnType("jsonb");
            ask.Ignore(a => a.NotUnderstood);
        }
    }
}
