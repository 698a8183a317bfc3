using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Improvement.Discuss;

/// <summary>What was said about a record, oldest first, and who holds it: asked only after the record was opened.</summary>
internal sealed class ReadComments(LineOfSightDb db, IAccess access)
{
    /// <summary>The newest ones that a page shows.</summary>
    public const int Most = 500;

    /// <summary>One comment; without words when it was withdrawn.</summary>
    internal sealed record Said(Guid Id, string Who, string Partnership, DateTimeOffset At, string? Words, DateTimeOffset? WithdrawnAt, IReadOnlyList<string> Mentioned, bool IsMine);

    internal sealed record Result(IReadOnlyList<Said> Comments, IReadOnlyList<string> Holders);

    public async Task<Result> OfAsync(Guid record, Guid held, CancellationToken stop)
    {
        var (comments, holders) = (new SqlText(), new SqlText());
        var mine = comments.Add(access.Person.Id);
        var said = comments.Command(
            $"""
            select * from (
              select c.id, o.name as who, p.name as partnership, c.at, case when c.withdrawn_at is null then c.words end as words, c.withdrawn_at, c.person_id = {mine} as is_mine,
                array(select a.name from improvement.mention m join identity.account a on a.id = m.person_id where m.comment_id = c.id and c.withdrawn_at is null order by a.name) as mentioned
              from improvement.comment c join identity.account o on o.id = c.person_id join kernel.partnership p on p.id = c.speaks_for
              where c.record_id = {comments.Add(record)} order by c.at desc, c.id limit {Most}) c
            order by c.at, c.id
            """);
        var heldBy = holders.Command($"select p.name from improvement.holders({holders.Add(held)}) h join kernel.partnership p on p.id = h order by p.name");
        await using var reader = await db.ReadAsync([said, heldBy], stop);
        return new Result(
            await reader.AllAsync(
                r => new Said(
                    r.Of<Guid>("id"), r.Of<string>("who"), r.Of<string>("partnership"), r.Of<DateTimeOffset>("at"), r.Words("words"), r.Maybe<DateTimeOffset>("withdrawn_at"),
                    r.Of<string[]>("mentioned"), r.Of<bool>("is_mine")),
                stop),
            await reader.AllAsync(r => r.GetString(0), stop));
    }
}
