namespace LineOfSight.Improvement;

/// <summary>
/// The records that the present partnership holds, kept or shared, as SQL. Two branches, so that each can use its index: under
/// one "or" the planner reads the whole table.
/// </summary>
internal static class Held
{
    public static string Actions(SqlText sql, Guid partnership, string condition) => Of(sql, "improvement.action", partnership, condition);

    public static string Findings(SqlText sql, Guid partnership, string condition) => Of(sql, "improvement.finding", partnership, condition);

    private static string Of(SqlText sql, string table, Guid partnership, string condition)
    {
        var present = sql.Add(partnership);
        return $"""
            (select r.* from {table} r where r.partnership_id = {present} and {condition}
             union all
             select r.* from kernel.share s join {table} r on r.id = s.record_id
             where s.partnership_id = {present} and r.partnership_id <> {present} and {condition})
            """;
    }
}
