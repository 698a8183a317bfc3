using System.Globalization;
using System.Text;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;

namespace LineOfSight.Kernel.Mail;

/// <summary>
/// Sends what waits, letter by letter. Each is claimed, handed over and noted in steps that are committed by themselves, so that a letter
/// that may have gone is never sent again by itself.
/// </summary>
internal sealed class SendLetters(LetterQueue queue, IPost post, MailSettings settings, UnitOfWork unit, TimeProvider clock) : IRunJob
{
    public static readonly JobKind Kind = new("kernel.send-letters", "Sends the letters that wait", "0/15 * * * * ?", typeof(SendLetters)) { Longest = TimeSpan.FromHours(1) };

    private const int MostInOneTurn = 500;
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan NoteAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NoteFor = TimeSpan.FromMinutes(5);

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        // No transaction stays open while a mail server thinks.
        await unit.CommitAsync(stop);
        await queue.RecoverAsync(post, stop);
        await queue.SortAsync(stop);
        if (!settings.IsSet && await queue.DueAsync(stop) is > 0 and var due)
        {
            throw new JobFailed($"{due:N0} {(due == 1 ? "letter waits" : "letters wait")}, because no mail server is set. Whoever runs the installation sets Mail:Host.");
        }

        // A turn that is cancelled in the middle of a letter leaves it in doubt: it ends by itself long before that, and the next goes on.
        var began = clock.GetTimestamp();
        var (sent, others, trouble) = (0, 0, (string?)null);
        while (trouble is null && sent + others < MostInOneTurn && clock.GetElapsedTime(began) < LongEnough && settings.IsSet && await queue.ClaimAsync(stop) is { } letter)
        {
            var delivered = await SendAsync(letter, stop);
            (sent, others) = delivered?.Delivery == Delivery.Taken ? (sent + 1, others) : (sent, others + 1);
            trouble = delivered?.Delivery == Delivery.ServerFailed ? delivered.Trouble : null;
        }

        if (trouble is not null)
        {
            throw new JobFailed($"{trouble} Letters wait and are tried again.");
        }

        await unit.EnterAgainAsync(stop);
        turn.Did = (sent, others) switch
        {
            (0, 0) => null,
            (_, 0) => Letters(sent) + " sent",
            _ => string.Create(CultureInfo.InvariantCulture, $"{Letters(sent)} sent, {others:N0} not"),
        };
    }

    /// <summary>The text of a letter as its reader gets it.</summary>
    internal static string TextOf(string words, string? link, string? partnership, bool hasAccount, string site)
    {
        var text = new StringBuilder(words).Append("\n\n");
        if (link is not null)
        {
            text.Append(hasAccount ? "Sign in to see it:\n" : "Open it here:\n").Append(site).Append(link).Append("\n\n");
        }

        text.Append("-- \n").Append(partnership is null ? "Line of Sight" : $"Line of Sight, for {partnership}").Append('\n');
        text.Append("This letter names no child and nobody’s case. Do not answer it: nobody reads the answers.\n");
        return hasAccount ? text.Append("You choose how often we write to you: ").Append(site).Append("/account/letters\n").ToString() : text.ToString();
    }

    private async Task<Delivered?> SendAsync(LetterQueue.Claimed letter, CancellationToken stop)
    {
        if (letter.To is null)
        {
            await queue.WithdrawAsync(letter, "The account is closed or has no email address.", stop);
            return null;
        }

        Delivered delivered;
        if (!EmailAddresses.CanBeSentTo(letter.To))
        {
            delivered = new Delivered(Delivery.Refused, "The email address has characters that mail servers do not take. Correct it in the account.");
        }
        else
        {
            var message = Message.Of(letter.Id, letter.To, letter.Subject, TextOf(letter.Words, letter.Link, letter.Partnership, letter.HasAccount, settings.Site), letter.Calendar, clock.GetUtcNow(), settings);
            delivered = await post.SendAsync(message, () => queue.HandOverAsync(letter, CancellationToken.None), stop);
        }

        await NoteAsync(letter, delivered);
        return delivered;
    }

    // What the server said must not get lost with a connection to the database. While it is away this waits; when it stays away the
    // letter is left as handed over, and a person is asked.
    private async Task NoteAsync(LetterQueue.Claimed letter, Delivered delivered)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await queue.EndAsync(letter.Id, letter.Holder, delivered, CancellationToken.None);
                return;
            }
            catch (Exception trouble) when (ConnectionLost.Says(trouble) && clock.GetElapsedTime(began) < NoteFor)
            {
                await Task.Delay(NoteAgain, CancellationToken.None);
            }
        }
    }

    private static string Letters(int count) => count == 1 ? "1 letter" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} letters");
}
