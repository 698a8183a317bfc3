using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Retention;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Mail;

/// <summary>Deletes letters whose retention period has ended and which nothing holds. A letter that needs a decision stays until it has one.</summary>
internal sealed class ForgetLetters(LineOfSightDb db, RetentionBook book) : IRunJob
{
    public static readonly JobKind Kind = new("kernel.forget-letters", "Deletes letters whose retention period has ended", "0 50 2 * * ?", typeof(ForgetLetters));

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var usual = book.Find(nameof(PostedLetter))!.Years!.Value;
        var gone = await db.Database.SqlQuery<long>($"select kernel.forget_letters({usual}) as \"Value\"").SingleAsync(stop);
        turn.Did = gone switch { 0 => null, 1 => "1 letter deleted", _ => $"{gone:N0} letters deleted" };
    }
}
