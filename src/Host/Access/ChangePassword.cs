using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Passwords;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access;

/// <summary>Changes one's own password; every other device is signed out.</summary>
internal sealed class ChangePassword(LineOfSightDb db, UnitOfWork unit, Work work, Guesses guesses, PasswordService passwords, Sessions sessions)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter the password you use now"), MaxLength(PasswordService.Longest, ErrorMessage = "Your password must be 200 characters or fewer")]
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "Enter a new password"), MaxLength(PasswordService.Longest, ErrorMessage = "Choose a password of at most 200 characters.")]
        public string New { get; set; } = "";
    }

    public async Task HandleAsync(Input input, Guid? session, CancellationToken stop)
    {
        // A stolen session must not be a way to guess the password: the guess counts even when the change is refused.
        var guessing = await guesses.SpendAsync(unit.Person.Id, stop);
        await unit.CommitAsync(stop);
        await unit.EnterAgainAsync(stop);
        RuleBroken.Unless(guessing is not null, "You have guessed too often. Wait 15 minutes and try again.", nameof(Input.Current));
        RuleBroken.Unless(passwords.Matches(guessing, input.Current), "This is not the password you use now. Enter it again.", nameof(Input.Current));
        await guesses.ForgiveAsync(unit.Person.Id, stop);
        await unit.CommitAsync(stop);
        await unit.EnterAgainAsync(stop);
        RuleBroken.Unless(input.New != input.Current, "Choose a password that is not the one you use now.", nameof(Input.New));
        var account = await db.Set<Account>().SingleAsync(a => a.Id == unit.Person.Id, stop);
        await passwords.SetAsync(account, input.New, nameof(Input.New));
        await sessions.EndOthersAsync(session, stop);
        await work.DoAsync(SignInActs.PasswordChanged, account, reason: null, [Act.Installation], stop);
    }
}
