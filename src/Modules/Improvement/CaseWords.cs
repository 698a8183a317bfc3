namespace LineOfSight.Improvement;

/// <summary>
/// What lists and home say of a record about one child's case: nothing of the case. Opening the record is the reading, and the audit
/// trail notes it.
/// </summary>
internal static class CaseWords
{
    public const string Finding = "A finding about one child’s case";
    public const string Recommendation = "A recommendation about one child’s case";
    public const string Decision = "A decision about one child’s case";
    public const string Action = "An action about one child’s case";
    public const string Measure = "A measure about one child’s case";
}
