namespace LineOfSight.Improvement;

/// <summary>
/// The records that the present partnership holds, kept or shared, as SQL. Two branches, so that each can use its index: under
/// one "or" the planner reads the whole table.
/// </summary>
internal static class Held
{
    public const string Actions = "improvement.action";
    public const string Findings = "improvement.finding";

    /// <summary>All that meet a condition, for counting.</summary>
    public static string All(SqlText sql, string table, Guid partnership, string condition)
    {
        var (kept, shared) = Branches(sql, table, partnership, condition);
        return $"({kept} union all {shared})";
    }

    /// <summary>
    /// The first of those that meet a condition. The kept ones are read in the order of an index and no further than needed; the
    /// shared ones are few.
    /// </summary>
    /// <param name="sql">Takes the values.</param>
    /// <param name="table">One of the two tables.</param>
    /// <param name="partnership">The present partnership.</param>
    /// <param name="condition">On the row <c>r</c>.</param>
    /// <param name="order">Columns of the row <c>r</c>, in the order of an index.</param>
    /// <param name="length">How many rows.</param>
    /// <param name="skip">How many rows before them.</param>
    public static string First(SqlText sql, string table, Guid partnership, string condition, string order, int length, int skip)
    {
        var (kept, shared) = Branches(sql, table, partnership, condition);
        return $"""
            (select r.* from (({kept} order by {order} limit {sql.Add(skip + length)}) union all {shared}) r
             order by {order} limit {sql.Add(length)} offset {sql.Add(skip)})
            """;
    }

    private static (string Kept, string Shared) Branches(SqlText sql, string table, Guid partnership, string condition)
    {
        var present = sql.Add(partnership);
        return (
            $"select r.* from {table} r where r.partnership_id = {present} and {condition}",
            $"""
            select r.* from kernel.share s join {table} r on r.id = s.record_id
             where s.partnership_id = {present} and r.partnership_id <> {present} and {condition}
            """);
    }
}
