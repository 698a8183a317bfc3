namespace LineOfSight.Register;

/// <summary>From a first day to a last day, both included; no last day while none is set.</summary>
internal readonly record struct Period(DateOnly From, DateOnly? To)
{
    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);

    public bool Overlaps(Period other) => (other.To is null || From <= other.To) && (To is null || other.From <= To);
}
