using LineOfSight.Kernel.Access;
using Npgsql;

namespace LineOfSight.Improvement.Lists;

/// <summary>
/// The themes of the findings that the person may read, for choosing. The index is walked from one theme to the next: a plain
/// "distinct" reads every finding.
/// </summary>
internal static class Themes
{
    public static NpgsqlBatchCommand Command(IAccess access, Guid partnership)
    {
        var sql = new SqlText();
        var present = sql.Add(partnership);
        var readable = "not f.is_case_level and " + new Reach(access, Can.ReadFindings).Sql(sql, "f", partnership, hasAgency: false);
        return sql.Command(
            $"""
            with recursive walk as (
              (select f.theme from improvement.finding f where f.partnership_id = {present} and {readable} order by f.theme limit 1)
              union all
              select (select f.theme from improvement.finding f
                      where f.partnership_id = {present} and f.theme > walk.theme and {readable} order by f.theme limit 1)
              from walk where walk.theme is not null)
            select theme from walk where theme is not null
            union
            select f.theme from kernel.share s join improvement.finding f on f.id = s.record_id where s.partnership_id = {present} and {readable}
            order by theme limit 500
            """);
    }
}
