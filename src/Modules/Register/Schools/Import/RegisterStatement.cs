namespace LineOfSight.Register.Schools.Import;

/// <summary>What a file as a whole says: in which layout, of which day, and about which authority.</summary>
/// <param name="AsOf">The day that the file speaks of; a school that is no longer in it closed by then.</param>
/// <param name="LaCode">Only this authority was asked for; null when the file stands for the nation.</param>
internal sealed record RegisterStatement(SchoolField Carried, bool PresenceMeansOpen, Func<SchoolKind, bool> Covers, DateOnly AsOf, string? LaCode)
{
    public static RegisterStatement Of(RegisterLayout layout, DateOnly asOf, string? laCode)
        => new(layout.Carried, layout.PresenceMeansOpen, layout.Covers, asOf, laCode);

    /// <summary>
    /// Whether a held school would have to stand in the file if it were open: in the authority asked for, of a kind the
    /// layout covers, open, and not opened after the file's day.
    /// </summary>
    public bool Expects(School held)
        => held.Status.IsOpen()
            && (LaCode is null || held.LaCode == LaCode)
            && Covers(held.Kind)
            && !(held.OpenDate > AsOf);
}
