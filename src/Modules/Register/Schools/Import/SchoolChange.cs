namespace LineOfSight.Register.Schools.Import;

/// <summary>One field of one school, as the history tells it; null where nothing was or is held.</summary>
internal sealed record FieldChange(SchoolField Field, string Label, string? Old, string? New);

/// <summary>Why a school closes.</summary>
internal enum ClosureGround
{
    /// <summary>The file says that it is closed.</summary>
    StatedClosed,

    /// <summary>It would have to be in the file and is not: it left the register by the file's day.</summary>
    LeftRegister,
}

/// <summary>A held school as it was and as it will be.</summary>
internal record SchoolChange(School Before, School After)
{
    /// <summary>Told anew each time it is asked for: a whole register that changes would hold half a million of them.</summary>
    public IReadOnlyList<FieldChange> Fields =>
    [
        .. SchoolFieldText.All
            .Select(changed => new FieldChange(changed.Field, changed.Label, changed.Read(Before), changed.Read(After)))
            .Where(change => !string.Equals(change.Old, change.New, StringComparison.Ordinal)),
    ];
}

internal sealed record SchoolClosure(School Before, School After, ClosureGround Ground) : SchoolChange(Before, After);
