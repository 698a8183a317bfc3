using LineOfSight.Improvement.Sight;

namespace LineOfSight.Improvement.Tests.Sight;

/// <summary>The line of sight says in words how far it has come.</summary>
public sealed class SentenceTests
{
    private static readonly DateOnly Raised = new(2026, 2, 20);

    private static FindingLink Finding(string by, int? count = null, DateOnly? answered = null) => new(
        Guid.Empty, Guid.Empty, true, "F-AAAAA", "", "", true, "", by, count, Raised, null, answered, false, null, null, 1, [], []);

    private static ActionLink[] Actions(int done, int open) =>
    [
        .. Enumerable.Range(0, done + open).Select(i => ActionLink.Restricted(Guid.Empty) with
        {
            IsOpen = true, Status = i < done ? ActionStatus.Done : ActionStatus.OnTrack,
        }),
    ];

    [Theory]
    [InlineData("Four young people in Ware", 4, "Raised by four young people in Ware.")]
    [InlineData("4 young people", 4, "Raised by 4 young people.")]
    [InlineData("Young carers", 12, "Raised by young carers (12 people).")]
    [InlineData("Norfolk youth board", null, "Raised by Norfolk youth board.")]
    [InlineData("A parent", 1, "Raised by a parent (1 person).")]
    [InlineData("  The police ", null, "Raised by the police.")]
    public void Says_who_raised_it(string by, int? count, string words) => Assert.Equal(words, Sentence.RaisedBy(Finding(by, count)));

    [Theory]
    [InlineData(0, 0, "No action has been agreed yet.")]
    [InlineData(0, 1, "The one action is not done yet.")]
    [InlineData(1, 0, "The one action is done.")]
    [InlineData(0, 3, "None of three actions is done.")]
    [InlineData(1, 2, "One of three actions is done.")]
    [InlineData(2, 1, "Two of three actions are done.")]
    [InlineData(2, 0, "Both actions are done.")]
    [InlineData(3, 0, "All three actions are done.")]
    [InlineData(11, 1, "11 of 12 actions are done.")]
    public void Says_what_is_done(int done, int open, string words) => Assert.Equal(words, Sentence.Done(Actions(done, open)));

    [Theory]
    [InlineData(null, 0, "They have not been told yet.")]
    [InlineData(null, 1, "They have waited 1 day for an answer.")]
    [InlineData(null, 1200, "They have waited 1,200 days for an answer.")]
    [InlineData(112, 0, "They were told 112 days after they spoke.")]
    [InlineData(0, 0, "They were told on the same day.")]
    public void Says_whether_they_were_told(int? answeredAfter, int today, string words) => Assert.Equal(
        words, Sentence.Told(Finding("A parent", answered: answeredAfter is { } days ? Raised.AddDays(days) : null), Raised.AddDays(today)));
}
