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
    public const int StandardLimit = 200;
    public const int ClosedWhyLimit = 4000;

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

    /// <summary>Which of the six purposes of the arrangements it touches.</summary>
    public Purposes Purposes { get; private set; }

    /// <summary>Which standard it touches, such as "Section 11, standard 3"; null when none was named.</summary>
    public string? Standard { get; private set; }

    /// <summary>When its line was closed; null while open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why it was closed without evidence of change, or what closes it.</summary>
    public string? ClosedWhy { get; private set; }

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
        bool IsCaseLevel,
        Purposes Purposes = Purposes.None,
        string? Standard = null);

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
        RuleBroken.Unless(ClosedOn is null, "This finding is closed. Open it again before you change it");
        Title = AsTyped.Required(said.Title, TitleLimit, "Enter the finding in one sentence", nameof(Title));
        Found = AsTyped.Required(said.Found, FoundLimit, "Enter what you found", nameof(Found));
        Theme = AsTyped.Required(said.Theme, ThemeLimit, "Enter a theme, such as neglect", nameof(Theme));
        RaisedBy = AsTyped.Required(said.RaisedBy, RaisedByLimit, "Enter who raised it", nameof(RaisedBy));
        (Purposes, Standard) = (said.Purposes, AsTyped.Optional(said.Standard, StandardLimit, nameof(Standard)));
        (IsConcern, RaisedByCount, RaisedOn, AnswerBy, IsCaseLevel) = (said.IsConcern, said.RaisedByCount, said.RaisedOn, said.AnswerBy, said.IsCaseLevel);
    }

    /// <summary>Closes its line: whoever raised it was told, all that serves it is done, and a change is shown or the reason given why none is.</summary>
    /// <param name="openActions">How many of its actions are not done.</param>
    /// <param name="openRecommendations">How many of its recommendations are neither rejected nor closed.</param>
    /// <param name="hasChange">Whether a reading on its line shows what came of it.</param>
    /// <param name="why">Needed where no change is shown.</param>
    /// <param name="today">The date in London.</param>
    public void Close(int openActions, int openRecommendations, bool hasChange, string? why, DateOnly today)
    {
        RuleBroken.Unless(ClosedOn is null, "This finding is closed already");
        RuleBroken.Unless(AnsweredOn is not null, "It cannot be closed before the answer was delivered to whoever raised it");
        RuleBroken.Unless(openActions == 0, openActions == 1 ? "One of its actions is not done yet" : $"{openActions} of its actions are not done yet");
        RuleBroken.Unless(
            openRecommendations == 0,
            openRecommendations == 1 ? "One of its recommendations is still open" : $"{openRecommendations} of its recommendations are still open");
        ClosedWhy = hasChange
            ? AsTyped.Optional(why, ClosedWhyLimit, nameof(ClosedWhy))
            : AsTyped.Required(why, ClosedWhyLimit, "No reading shows what changed. Enter why it is closed without one", nameof(ClosedWhy));
        ClosedOn = today;
    }

    /// <summary>Opens it again; the act says why.</summary>
    public void Reopen()
    {
        RuleBroken.Unless(ClosedOn is not null, "This finding is open already");
        (ClosedOn, ClosedWhy) = (null, null);
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
