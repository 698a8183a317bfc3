using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Link;

/// <summary>What becomes of a link when it is opened.</summary>
internal enum LinkState
{
    /// <summary>No link has this secret.</summary>
    Unknown,
    Open,

    /// <summary>The return was signed off.</summary>
    Used,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>A newer one was sent.</summary>
    Replaced,

    /// <summary>Somebody inside ended it.</summary>
    TakenBack,

    /// <summary>Too many wrong addresses.</summary>
    Guessed,
}

/// <summary>
/// What stands behind a link or a code: one return, while it can be answered. The transaction is shown the secret, and row security does
/// the rest: no other record comes into sight.
/// </summary>
internal sealed class BehindLink(LineOfSightDb db, Work work)
{
    private sealed record Shown(Guid Id, string State);

    /// <summary>What has become of the link.</summary>
    public async Task<(LinkState State, ReturnLink? Link)> OpenAsync(string secret, CancellationToken stop)
    {
        // PostgreSQL keeps no NUL in text, so no link has one.
        var shown = secret.Replace('\0', ' ');
        await db.Database.SqlQuery<string>($"select set_config('los.link', {shown}, true) as \"Value\"").ToListAsync(stop);
        var found = (await db.Database.SqlQuery<Shown>($"select id as \"Id\", state as \"State\" from questionnaires.shown()").ToListAsync(stop)).FirstOrDefault();
        return found is null ? (LinkState.Unknown, null)
            : found.State == nameof(LinkState.Open) ? (LinkState.Open, await db.Set<ReturnLink>().SingleOrDefaultAsync(l => l.Id == found.Id, stop))
            : (Enum.Parse<LinkState>(found.State), null);
    }

    /// <summary>The return of an open link; null once its round was closed.</summary>
    public async Task<Return?> ReturnAsync(ReturnLink link, CancellationToken stop) =>
        await db.Set<Return>().SingleOrDefaultAsync(r => r.Id == link.ReturnId && db.Set<Round>().Any(x => x.Id == r.RoundId && x.State == RoundState.Open), stop);

    public async Task<string> PartnershipAsync(Return of, CancellationToken stop) => await db.Set<Partnership>().Where(p => p.Id == of.PartnershipId).Select(p => p.Name).SingleAsync(stop);

    /// <summary>Says whether the address is the one that the link was sent to. A wrong one counts, and after ten the link is void.</summary>
    public async Task<bool> ConfirmAsync(ReturnLink link, string? address, CancellationToken stop)
    {
        var isRight = link.IsSentTo(address);
        if (!isRight)
        {
            link.WasMistaken();
        }

        await work.DoAsync(isRight ? RoundActs.LinkOpened : RoundActs.LinkMistaken, link, null, stop);
        return isRight;
    }

    /// <summary>Takes note that a code on paper was entered.</summary>
    public Task EnteredAsync(ReturnLink code, CancellationToken stop) => work.DoAsync(RoundActs.LinkOpened, code, null, stop);

    /// <summary>What whoever opens it is told.</summary>
    public static string Words(LinkState state) => state switch
    {
        LinkState.Used => "This link has done its work: the return was signed off. To change an answer, ask the partnership to open it again.",
        LinkState.Expired => "This link has ended: its last day is over. Ask the partnership for a new one.",
        LinkState.Replaced => "A newer link was sent in place of this one. Use the link in the latest letter.",
        LinkState.TakenBack => "The partnership has ended this link. Ask it for a new one.",
        LinkState.Guessed => "This link was ended, because other addresses were entered than the one that it was sent to. Ask the partnership for a new one.",
        _ => "This link opens nothing. Check that you have copied all of it, or ask the partnership for a new one.",
    };
}
