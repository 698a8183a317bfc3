using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;

namespace LineOfSight.Administration.Mail;

/// <summary>Decides what becomes of a letter that is in doubt, was given up, or is not wanted any more.</summary>
internal sealed class DecideLetter(LettersInReach reach, IAccess access, Work work, TimeProvider clock)
{
    public const int ReasonLimit = 500;

    public enum Decision
    {
        Arrived,
        SendAgain,
        Withdraw,
    }

    public sealed class Input
    {
        [Required(ErrorMessage = "Choose what becomes of this letter")]
        public Decision? Decision { get; set; }

        [MaxLength(ReasonLimit, ErrorMessage = "How you know must be 500 characters or fewer")]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var letter = await reach.LetterAsync(Can.DecideLetters, id, stop);
        work.Expect(letter, input.Version);
        var (me, now) = (access.Person.Id, clock.GetUtcNow());
        var act = LetterActs.Arrived;
        switch (input.Decision)
        {
            case Decision.Arrived:
                letter.Arrived(me, now);
                break;
            case Decision.SendAgain:
                letter.SendAgain(me, now);
                act = LetterActs.SentAgain;
                break;
            default:
                letter.Withdraw(me);
                act = LetterActs.Withdrawn;
                break;
        }

        await work.DoAsync(act, letter, string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim(), [letter.PartnershipId ?? Act.Installation], stop);
    }
}
