using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Net;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Passwords;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Host.Access;

/// <summary>Signs a person in: the same words, and as near as can be the same time, whatever was wrong.</summary>
internal sealed class SignIn(Guesses guesses, PasswordService passwords, Sessions sessions, GuessThrottle throttle, UnitOfWork unit, Work work)
{
    /// <summary>What every failure says. Who reads it cannot tell which accounts there are.</summary>
    public const string Refusal = "Your details do not match our records or your account is not active.";

    // Refusals leave on this beat, so that the few milliseconds between their ways do not show.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    public sealed class Input
    {
        [Required(ErrorMessage = "Enter your email address"), MaxLength(Kernel.Access.Account.EmailLimit, ErrorMessage = "Your email address must be 254 characters or fewer")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password"), MaxLength(PasswordService.Longest, ErrorMessage = "Your password must be 200 characters or fewer")]
        public string Password { get; set; } = "";
    }

    /// <summary>Tries once.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="address">Where the guess comes from.</param>
    /// <param name="left">The session that this browser has until now, which the new one replaces.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The new session, or null for every kind of failure.</returns>
    public async Task<Session?> HandleAsync(Input input, IPAddress? address, Guid? left, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        if (throttle.MayTry(address))
        {
            var account = await guesses.SpendAsync(input.Email, stop);
            await unit.CommitAsync(stop);
            if (passwords.Matches(account, input.Password) && await sessions.BeginAsync(account!, left, stop) is { } session)
            {
                return session;
            }

            await NoteAsync(account, stop);
        }

        throttle.Wrong(address);
        await Task.Delay(Beat - new TimeSpan(Stopwatch.GetElapsedTime(began).Ticks % Beat.Ticks), stop);
        return null;
    }

    private async Task NoteAsync(Account? account, CancellationToken stop)
    {
        await unit.LeaveAsync();
        await unit.EnterAsync(account: null, session: null, stop);
        await work.DoAsync(HostModule.SignInFailed, account ?? (IRecord)new UnknownAccount(NewId.Next()), reason: null, [Act.Installation], stop);
        await unit.CommitAsync(stop);
    }

    private sealed record UnknownAccount(Guid Id) : IRecord;
}
