using LineOfSight.Calendars;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LineOfSight.Improvement.Remind;

/// <summary>
/// What a private calendar address gives: the dates of what its person owns, promised or follows, as far as they may open it at this moment.
/// Reference and kind only: a calendar is read on telephones and by assistants, and a title may tell of a child.
/// </summary>
internal sealed class ReadFeed(LineOfSightDb db, UnitOfWork unit, IAccess access, ReadFacts facts, MailSettings mail, TimeProvider clock)
{
    /// <summary>How often a program may ask within an hour: every two minutes, of a calendar that says every six hours.</summary>
    public const int MostAnHour = 30;

    private const int MostDates = 2000;

    /// <summary>The calendar as a file; null when it was asked for too often.</summary>
    /// <exception cref="NotVisible">No such address stands, or its person's account is closed.</exception>
    public async Task<string?> HandleAsync(string secret, CancellationToken stop)
    {
        var hash = CalendarFeed.HashOf(secret);
        // The function counts the question too, and the count stands whatever is answered.
        var opened = await db.Database.SqlQuery<Opened>($"select person as \"Person\", is_open as \"IsOpen\" from improvement.open_calendar_feed({hash}, {MostAnHour})").ToListAsync(stop);
        await unit.CommitAsync(stop);
        if (opened is not [{ } feed] || !await unit.EnterAsync(feed.Person, session: null, stop))
        {
            await unit.LeaveAsync();
            await unit.EnterAsync(account: null, session: null, stop);
            throw new NotVisible();
        }

        return feed.IsOpen ? await WriteAsync(feed.Person, stop) : null;
    }

    private async Task<string> WriteAsync(Guid me, CancellationToken stop)
    {
        var dates = await DatesAsync(me, stop);
        var known = await facts.OfAsync([.. dates.Select(d => d.Id)], stop);
        var eyes = new Eyes(access);
        return CalendarFile.Write(new DatesCalendar(
            "Line of Sight",
            clock.GetUtcNow(),
            [
                .. dates.Where(d => known.TryGetValue(d.Id, out var about) && eyes.MayOpen(about)).Select(d => (d.On, About: known[d.Id]))
                    .Select(d => new DateEntry($"{d.About.Id:N}@lineofsight", d.On, Summary(d.About)) { Url = new Uri(mail.Site + d.About.Page) }),
            ]));
    }

    private static string Summary(Facts about) => about.Kind switch
    {
        Seen.Action => $"Action {about.Reference} is due",
        Seen.Recommendation => $"Look again at recommendation {about.Reference}",
        _ => $"Answer promised for finding {about.Reference}",
    };

    private async Task<List<(Guid Id, DateOnly On)>> DatesAsync(Guid me, CancellationToken stop)
    {
        var sql = new SqlText();
        var person = sql.Add(me);
        // What they own by the index of owners, what they follow by its key: under one "or" the whole table would be read.
        string Dates(string table, string date, string open) =>
            $"""
            select r.id, r.{date} as on_day from improvement.{table} r where r.owner_id = {person} and {open}
            union select r.id, r.{date} from improvement.follow f join improvement.{table} r on r.id = f.record_id where f.person_id = {person} and f.until is null and {open}
            """;
        await using var reader = await db.ReadAsync(
            [
                sql.Command(
                    $"""
                    select d.id, d.on_day from (
                      {Dates("action", "due_on", "r.done_on is null and r.due_on is not null")}
                      union {Dates("recommendation", "recheck_on", "r.recheck_on is not null and r.closed_on is null and r.state in ('Agreed', 'CarriedOut')")}
                      union {Dates("finding", "answer_by", "r.answer_by is not null and r.answered_on is null")}) d
                    order by d.on_day, d.id limit {MostDates}
                    """),
            ],
            stop);
        return await reader.AllAsync(Read, stop);
    }

    private static (Guid Id, DateOnly On) Read(NpgsqlDataReader row) => (row.GetGuid(0), row.GetFieldValue<DateOnly>(1));

    private sealed record Opened(Guid Person, bool IsOpen);
}
