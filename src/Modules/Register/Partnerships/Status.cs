namespace LineOfSight.Register.Partnerships;

/// <summary>Where a partnership stands on a date.</summary>
internal enum Status
{
    /// <summary>Prepared beside its predecessor; its arrangements are not yet published and in force.</summary>
    Shadow,

    /// <summary>Its arrangements are in force.</summary>
    Live,

    /// <summary>It has gone into another partnership; its history stays.</summary>
    Merged,
}
