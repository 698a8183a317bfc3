using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LineOfSight.Administration.Invite;

/// <summary>Invites a person: an account, a first role, and a one-time link. Whoever has an account already is given the role.</summary>
internal sealed class InvitePerson(LineOfSightDb db, IAccess access, Granting granting, PeopleInReach reach, ILookupNormalizer normalizer, Work work, TimeProvider clock)
{
    public sealed class Input : RoleGiven
    {
        [Required(ErrorMessage = "Enter the person’s full name"), MaxLength(Account.NameLimit, ErrorMessage = "The name must be 120 characters or fewer")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Enter the person’s email address"), EmailOfPerson]
        public string Email { get; set; } = "";

        [MaxLength(Account.JobTitleLimit, ErrorMessage = "The job title must be 120 characters or fewer")]
        public string? JobTitle { get; set; }
    }

    /// <summary>What came of it.</summary>
    /// <param name="PersonId">The account.</param>
    /// <param name="Secret">The secret of the one-time link, to be shown once; null when the person had an account already.</param>
    public sealed record Result(Guid PersonId, string? Secret);

    /// <summary>Invites.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="demonstration">True only for people whom the demonstration invents; no form can say so.</param>
    public async Task<Result> HandleAsync(Input input, CancellationToken stop, bool demonstration = false)
    {
        access.Demand(Can.ManagePeople);
        var details = PersonDetails.Of(input.Name, input.Email, input.JobTitle);
        var normalized = normalizer.NormalizeEmail(details.Email);
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, stop) is { } known)
        {
            return await GiveAsync(known, input, stop);
        }

        var account = new Account
        {
            Id = NewId.Next(),
            Name = details.Name,
            JobTitle = details.JobTitle,
            Email = details.Email,
            NormalizedEmail = normalized,
            UserName = details.Email,
            NormalizedUserName = normalized,
            SecurityStamp = NewId.Secret(),
            LockoutEnabled = true,
            IsDemonstration = demonstration,
        };
        // People of the demonstration sign in with one click, in Development only: an open link would be a way in.
        var secret = demonstration ? null : Invitation.Open(account, clock);
        db.Add(account);
        var role = await granting.GiveAsync(account.Id, input, stop);
        await SaveAsync(account, role, stop);
        return new Result(account.Id, secret);
    }

    private async Task<Result> GiveAsync(Account known, Input input, CancellationToken stop)
    {
        RuleBroken.Unless(
            !await reach.Roles(Can.ManagePeople).AnyAsync(r => r.PersonId == known.Id, stop),
            "Somebody with this email address is in the list already. Open their page and give them a further role.", nameof(Input.Email));
        RuleBroken.Unless(known.ClosedAt is null, "The account with this email address is closed. Ask the people who run this installation to open it.", nameof(Input.Email));
        RuleBroken.Unless(
            known.PasswordHash is not null || known.IsDemonstration,
            "Another partnership has invited this person, who has not chosen a password yet. Ask them to do that first.", nameof(Input.Email));
        var role = await granting.GiveAsync(known.Id, input, stop);
        await work.DoAsync(PeopleActs.RoleGiven, known, reason: null, PeopleActs.ChainOf(role), stop);
        return new Result(known.Id, Secret: null);
    }

    private async Task SaveAsync(Account account, Assignment role, CancellationToken stop)
    {
        try
        {
            await work.DoAsync(PeopleActs.Invited, account, reason: null, PeopleActs.ChainOf(role), stop);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleBroken("Somebody else has just invited this person. Look for them in the list.", nameof(Input.Email));
        }
    }
}
