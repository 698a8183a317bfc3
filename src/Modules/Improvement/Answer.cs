using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>What whoever raised a finding is told, in plain words. It is owed until it was delivered, and then it stands.</summary>
internal sealed class Answer : IRecord, IVersioned
{
    public const int AddressedToLimit = 200;
    public const int WordsLimit = 4000;
    public const int WayLimit = 200;
    public const int DeliveredByLimit = 120;

    private Answer()
    {
    }

    public Guid Id { get; private init; }

    public Guid FindingId { get; private init; }

    public string AddressedTo { get; private set; } = "";

    public string Words { get; private set; } = "";

    /// <summary>How they were told, such as "At the youth council"; null until delivered.</summary>
    public string? Way { get; private set; }

    /// <summary>Who told them; null until delivered.</summary>
    public string? DeliveredBy { get; private set; }

    public DateOnly? DeliveredOn { get; private set; }

    public DateTimeOffset WrittenAt { get; private init; }

    public int Version { get; set; }

    public static Answer Write(Finding finding, string? addressedTo, string? words, DateTimeOffset now)
    {
        var answer = new Answer { Id = NewId.Next(), FindingId = finding.Id, WrittenAt = now };
        answer.Change(addressedTo, words);
        return answer;
    }

    public void Change(string? addressedTo, string? words)
    {
        RuleBroken.Unless(DeliveredOn is null, "This answer was delivered and stands as it was given. Write a further answer instead");
        AddressedTo = AsTyped.Required(addressedTo, AddressedToLimit, "Enter who the answer is to", nameof(AddressedTo));
        Words = AsTyped.Required(words, WordsLimit, "Enter the answer in plain words", nameof(Words));
    }

    public void Deliver(Finding finding, DateOnly on, string? way, string? by, DateOnly today)
    {
        RuleBroken.Unless(finding.Id == FindingId, "This answer belongs to another finding");
        RuleBroken.Unless(DeliveredOn is null, "This answer was already delivered");
        RuleBroken.Unless(on <= today, "The date it was delivered must be today or in the past", nameof(DeliveredOn));
        RuleBroken.Unless(
            on >= finding.RaisedOn,
            $"The date it was delivered must be on or after {Finding.Day(finding.RaisedOn)}, when the finding was raised",
            nameof(DeliveredOn));
        Way = AsTyped.Required(way, WayLimit, "Enter how they were told", nameof(Way));
        DeliveredBy = AsTyped.Required(by, DeliveredByLimit, "Enter who told them", nameof(DeliveredBy));
        DeliveredOn = on;
        finding.AnswerDelivered(on);
    }

    internal sealed class Map : IEntityTypeConfiguration<Answer>
    {
        public void Configure(EntityTypeBuilder<Answer> answer)
        {
            answer.ToTable("answer", "improvement");
            answer.Property(a => a.AddressedTo).HasMaxLength(AddressedToLimit);
            answer.Property(a => a.Words).HasMaxLength(WordsLimit);
            answer.HasOne<Finding>().WithMany().HasForeignKey(a => a.FindingId);
        }
    }
}
