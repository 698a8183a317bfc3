namespace LineOfSight.Linkage.Persons;

/// <summary>What names a record for good: the source that holds it and the id that it has there. Two parts, never joined into one text.</summary>
/// <param name="Source">The source's name; empty where there is only one.</param>
/// <param name="Id">The id within the source.</param>
public readonly record struct RecordKey(string Source, string Id);
