using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Sheets;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Ask;

/// <summary>
/// What stands behind a link: one ask, while it can be answered, and the actions that it asks about. The transaction is shown the secret,
/// and row security does the rest: no other record comes into sight.
/// </summary>
internal sealed class Behind(LineOfSightDb db, DataFolder folder, Work work, TimeProvider clock)
{
    /// <summary>An action as the link shows it.</summary>
    internal sealed record Shown(Guid Line, int Number, string Reference, string What, DateOnly? DueOn, string Status)
    {
        public string StatusWords => Enum.Parse<ActionStatus>(Status).Words();
    }

    /// <summary>The ask; null for a link that is unknown, ended or used.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="alone">True to wait for whoever answers by this link at this moment.</param>
    public async Task<AskByLink?> FindAsync(string secret, CancellationToken stop, bool alone = false)
    {
        // PostgreSQL keeps no NUL in text, so no link has one.
        var shown = secret.Replace('\0', ' ');
        await db.Database.SqlQuery<string>($"select set_config('los.link', {shown}, true) as \"Value\"").ToListAsync(stop);
        if (alone)
        {
            await db.Database.SqlQuery<string>($"select improvement.hold_asked()::text as \"Value\"").ToListAsync(stop);
        }

        var found = await db.Database.SqlQuery<Guid?>($"select improvement.asked() as \"Value\"").ToListAsync(stop);
        return found[0] is { } id ? await db.Set<AskByLink>().SingleOrDefaultAsync(a => a.Id == id, stop) : null;
    }

    public async Task<IReadOnlyList<Shown>> ActionsAsync(CancellationToken stop) => await db.Database.SqlQuery<Shown>(
        $"""
        select line as "Line", number as "Number", reference as "Reference", what as "What", due_on as "DueOn", status as "Status" from improvement.asked_actions() order by number
        """).ToListAsync(stop);

    public async Task<IReadOnlyList<AskedAction>> LinesAsync(AskByLink ask, CancellationToken stop) =>
        await db.Set<AskedAction>().Where(l => l.AskId == ask.Id).OrderBy(l => l.Number).ToListAsync(stop);

    public async Task<string> PartnershipAsync(AskByLink ask, CancellationToken stop) =>
        await db.Set<Partnership>().Where(p => p.Id == ask.PartnershipId).Select(p => p.Name).SingleAsync(stop);

    /// <summary>Says whether the address is the one that the link was sent to. A wrong one counts, and after ten the link is void.</summary>
    public async Task<bool> ConfirmAsync(AskByLink ask, string? address, CancellationToken stop)
    {
        var isRight = ask.IsSentTo(address);
        if (!isRight)
        {
            ask.WasMistaken();
        }

        await work.DoAsync(isRight ? AskActs.Opened : AskActs.Mistaken, ask, null, stop);
        return isRight;
    }

    /// <summary>The half-filled file: what was asked, with what was saved so far.</summary>
    public async Task<Stream> FileAsync(AskByLink ask, CancellationToken stop)
    {
        var (actions, said) = (await ActionsAsync(stop), (await LinesAsync(ask, stop)).ToDictionary(l => l.Id, l => l.Said));
        var about = new About(
            "How actions are going", await PartnershipAsync(ask, stop),
            [("Agency", ask.AgencyName), ("Reference", ask.Reference), ("Send back by", Design.Dates.Plain(ask.Until)), ("How is it going?", "Not started, On track, At risk or Done")],
            "By link", clock.GetUtcNow(), null);
        var rows = actions.Select(a => HalfFilledFile.Row(a, said.GetValueOrDefault(a.Line))).ToAsyncEnumerable();
        var content = TemporaryFile.In(folder);
        try
        {
            await SheetFile.WriteAsync(new Sheet(about, HalfFilledFile.Columns, rows), SheetFormat.Excel, content, stop);
            await work.DoAsync(AskActs.FileTaken, ask, null, stop);
            content.Position = 0;
            return content;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}
