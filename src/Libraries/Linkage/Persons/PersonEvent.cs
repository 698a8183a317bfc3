namespace LineOfSight.Linkage.Persons;

/// <summary>What happened to a person's id.</summary>
public enum PersonEventKind
{
    /// <summary>The id was given for the first time.</summary>
    Created,

    /// <summary>A record was found to be this person's.</summary>
    RecordAdded,

    /// <summary>A record is no longer this person's: it went to another, or was not among the records of the run.</summary>
    RecordLeft,

    /// <summary>All records went, most of them to <see cref="PersonEvent.Other"/>, who answers for this id from now on.</summary>
    MergedInto,

    /// <summary>Records came from <see cref="PersonEvent.Other"/>, who does not go on as this person.</summary>
    SplitFrom,
}

/// <summary>An entry of the history.</summary>
/// <param name="Run">The run in which it happened, from 1.</param>
/// <param name="At">When that run was, as the caller said, in UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Person">To whom.</param>
/// <param name="Other">The other person of a merge or a split; null otherwise.</param>
/// <param name="Record">The record that was added or left; null otherwise.</param>
public sealed record PersonEvent(int Run, DateTimeOffset At, PersonEventKind Kind, PersonId Person, PersonId? Other, RecordKey? Record);
