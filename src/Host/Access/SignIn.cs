using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Kernel.Access.Passwords;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Host.Access;

/// <summary>Takes an email address and a password: the same words, and as near as can be the same time, whatever was wrong.</summary>
internal sealed class SignIn(Guesses guesses, PasswordService passwords, FirstSteps first, Sessions sessions, Refusals refusals, SignInRules rules, UnitOfWork unit)
{
    /// <summary>What every failure says. Who reads it cannot tell which accounts there are.</summary>
    public const string Refusal = "Your details do not match our records or your account is not active.";

    public sealed class Input
    {
        [Required(ErrorMessage = "Enter your email address"), MaxLength(Kernel.Access.Account.EmailLimit, ErrorMessage = "Your email address must be 254 characters or fewer")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password"), MaxLength(PasswordService.Longest, ErrorMessage = "Your password must be 200 characters or fewer")]
        public string Password { get; set; } = "";
    }

    /// <summary>Tries once.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="visit">Where the guess comes from.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>
    /// Half of a sign-in, which the second step makes whole; a session at once only in Development, for those who have no second
    /// step; neither for every kind of failure.
    /// </returns>
    public async Task<Taken> HandleAsync(Input input, Visit visit, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        if (refusals.MayTry(visit))
        {
            var account = await guesses.SpendAsync(input.Email, stop);
            await unit.CommitAsync(stop);
            if (passwords.Matches(account, input.Password))
            {
                var taken = account!.TwoFactorEnabled || rules.SecondStepForAll
                    ? new Taken(await first.TakeAsync(account, "password", stop), null)
                    : new Taken(null, await sessions.BeginAsync(account, visit, "password", stop));
                if (taken.IsSomething)
                {
                    return taken;
                }
            }

            await refusals.NoteAsync(SignInActs.SignInFailed, account, stop);
        }

        await refusals.LeaveOnBeatAsync(visit, began, stop);
        return new Taken(null, null);
    }
}
