using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>What becomes of a code when it is entered.</summary>
internal enum CodeState
{
    /// <summary>No code is this one.</summary>
    Unknown,
    Open,

    /// <summary>Somebody has answered by it.</summary>
    Used,

    /// <summary>Its round is closed.</summary>
    Closed,
}

/// <summary>What stands behind an open code: what is asked and on whose behalf, and nobody's name.</summary>
/// <param name="ReturnId">The return of the agency or school.</param>
/// <param name="Name">The agency or school.</param>
/// <param name="Title">The round.</param>
/// <param name="PartnershipId">The partnership that asks.</param>
/// <param name="DefinitionId">The questionnaire.</param>
/// <param name="Respondent">The kind of agency or school, as far as it decides what is asked.</param>
internal sealed record BehindCode(Guid ReturnId, string Name, string Title, Guid PartnershipId, Guid DefinitionId, Respondent Respondent);

/// <summary>
/// Leads whoever has a code to what they are asked. It forgets who signed in before the code is looked at: otherwise the note that an account
/// was here would be written in the transaction of its answers.
/// </summary>
internal sealed class StaffDoor(LineOfSightDb db, UnitOfWork unit, GuessThrottle throttle)
{
    private sealed record Shown(Guid ReturnId, string State, string Name, string Title, Guid PartnershipId, Guid? DefinitionId, string? TypeKey, string? Phase);

    /// <summary>What has become of a code; with what stands behind it while it is open.</summary>
    public async Task<(CodeState State, BehindCode? Behind)> OpenAsync(HttpContext context, string? typed, CancellationToken stop)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var address = context.Connection.RemoteIpAddress;
        if (!throttle.MayTry(Guess.Link, address))
        {
            return (CodeState.Unknown, null);
        }

        if (unit.Person.IsSomebody)
        {
            await unit.LeaveAsync();
            await unit.EnterAsync(account: null, session: null, stop);
        }

        var found = await ShowAsync(Codes.Plain(typed), stop);
        if (found is null)
        {
            throttle.Wrong(Guess.Link, address);
            return (CodeState.Unknown, null);
        }

        return found is { State: nameof(CodeState.Open), DefinitionId: { } definition }
            ? (CodeState.Open, new(found.ReturnId, found.Name, found.Title, found.PartnershipId, definition, new(found.TypeKey, found.Phase)))
            : (Enum.Parse<CodeState>(found.State), null);
    }

    public Task<string> PartnershipAsync(BehindCode behind, CancellationToken stop) =>
        db.Set<Partnership>().Where(p => p.Id == behind.PartnershipId).Select(p => p.Name).SingleAsync(stop);

    /// <summary>What whoever has the code is told.</summary>
    public static string Words(CodeState state) => state switch
    {
        CodeState.Used => "This code was used already. Each code works once. If you have not answered yet, ask whoever gave it to you for another one.",
        CodeState.Closed => "This round is closed. Answers are not taken any more.",
        _ => "We do not know this code. Enter it as it stands on your slip. It has 16 letters and numbers.",
    };

    private async Task<Shown?> ShowAsync(string plain, CancellationToken stop)
    {
        await db.Database.SqlQuery<string>($"select set_config('los.link', {plain}, true) as \"Value\"").ToListAsync(stop);
        return (await db.Database.SqlQuery<Shown>(
            $"""
            select return_id as "ReturnId", state as "State", name as "Name", title as "Title", partnership_id as "PartnershipId", definition_id as "DefinitionId",
              type_key as "TypeKey", phase as "Phase"
            from questionnaires.staff_shown()
            """).ToListAsync(stop)).FirstOrDefault();
    }
}
