using System.Globalization;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>
/// What was found, and who raised it. It owes them an answer until one was delivered: the yearly report must say how feedback
/// from children and families was used (Children Act 2004 section 16G; Working Together).
/// </summary>
internal sealed class Finding : IPartnershipRecord, IVersioned, ICaseRecord, IOwnedRecord
{
    public const int TitleLimit = 200;
    public const int FoundLimit = 4000;
    public const int ThemeLimit = 100;
    public const int RaisedByLimit = 200;
    public const int PeopleLimit = 1_000_000;

    private Finding()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Reference { get; private init; } = "";

    public string Title { get; private set; } = "";

    public string Found { get; private set; } = "";

    public bool IsConcern { get; private set; }

    public string Theme { get; private set; } = "";

    /// <summary>A person or a group in words, never a child's name.</summary>
    public string RaisedBy { get; private set; } = "";

    /// <summary>How many people it came from; null when nobody counted.</summary>
    public int? RaisedByCount { get; private set; }

    public DateOnly RaisedOn { get; private set; }

    /// <summary>When they were promised an answer, or null.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>When the first answer was delivered; null while one is owed.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    public bool IsCaseLevel { get; private set; }

    /// <summary>Who sees to it that it is answered.</summary>
    public Guid? OwnerId { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public int Version { get; set; }

    /// <summary>What people say about a finding, when they raise it and when they change it.</summary>
    internal sealed record Particulars(
        string? Title,
        string? Found,
        bool IsConcern,
        string? Theme,
        string? RaisedBy,
        int? RaisedByCount,
        DateOnly RaisedOn,
        DateOnly? AnswerBy,
        bool IsCaseLevel);

    public static Finding Raise(Guid id, Guid partnership, string reference, Particulars said, Guid owner, DateOnly today, DateTimeOffset now)
    {
        var finding = new Finding { Id = id, PartnershipId = partnership, Reference = reference, OwnerId = owner, RecordedAt = now };
        finding.Change(said, today);
        return finding;
    }

    public void Change(Particulars said, DateOnly today)
    {
        RuleBroken.Unless(said.RaisedOn <= today, "The date it was raised must be today or in the past", nameof(RaisedOn));
        RuleBroken.Unless(
            AnsweredOn is not { } answered || said.RaisedOn <= answered,
            $"The date it was raised must be on or before {Day(AnsweredOn)}, when the answer was delivered",
            nameof(RaisedOn));
        RuleBroken.Unless(
            said.AnswerBy is not { } by || by >= said.RaisedOn,
            "The date they were promised an answer must be on or after the date it was raised",
            nameof(AnswerBy));
        RuleBroken.Unless(
            said.RaisedByCount is null or (>= 1 and <= PeopleLimit), "The number of people must be a whole number, 1 or more", nameof(RaisedByCount));
        Title = Typed.Required(said.Title, TitleLimit, "Enter the finding in one sentence", nameof(Title));
        Found = Typed.Required(said.Found, FoundLimit, "Enter what you found", nameof(Found));
        Theme = Typed.Required(said.Theme, ThemeLimit, "Enter a theme, such as neglect", nameof(Theme));
        RaisedBy = Typed.Required(said.RaisedBy, RaisedByLimit, "Enter who raised it", nameof(RaisedBy));
        (IsConcern, RaisedByCount, RaisedOn, AnswerBy, IsCaseLevel) = (said.IsConcern, said.RaisedByCount, said.RaisedOn, said.AnswerBy, said.IsCaseLevel);
    }

    /// <summary>The first delivery settles what is owed; later answers add to it.</summary>
    internal void AnswerDelivered(DateOnly on)
    {
        if (AnsweredOn is null || on < AnsweredOn)
        {
            AnsweredOn = on;
        }
    }

    internal static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "";

    internal sealed class Map : IEntityTypeConfiguration<Finding>
    {
        public void Configure(EntityTypeBuilder<Finding> finding)
        {
            finding.ToTable("finding", "improvement");
            finding.Property(f => f.Title).HasMaxLength(TitleLimit);
            finding.Property(f => f.Found).HasMaxLength(FoundLimit);
            finding.Property(f => f.Theme).HasMaxLength(ThemeLimit);
            finding.Property(f => f.RaisedBy).HasMaxLength(RaisedByLimit);
        }
    }
}
