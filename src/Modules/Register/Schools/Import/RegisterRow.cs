namespace LineOfSight.Register.Schools.Import;

/// <summary>What one row of a register file turned out to be; <paramref name="Line"/> is the line it starts on.</summary>
internal abstract record RegisterRow(int Line);

internal sealed record SchoolRow(int Line, School School) : RegisterRow(Line);

/// <summary>
/// A row that stays out, with the reason in plain words. What could still be read of it is kept, so that the school is not
/// taken for one that left the register.
/// </summary>
internal sealed record RejectedRow(int Line, string Reason, int? Urn = null, string? LaCode = null, string? EstablishmentNumber = null)
    : RegisterRow(Line);

/// <summary>A row that adds others up, for an authority or the nation. It is no school and is left out.</summary>
internal sealed record TotalRow(int Line) : RegisterRow(Line);

/// <summary>A row of another authority than the one asked for.</summary>
internal sealed record OtherAuthorityRow(int Line, int? Urn) : RegisterRow(Line);
