namespace LineOfSight.Register.Schools;

/// <summary>
/// The one classification that both published layouts can be brought to, used for seats by phase and for asking every
/// school whatever its status. The published type and phase are kept beside it, word for word.
/// </summary>
internal enum SchoolKind
{
    Other,
    Nursery,
    Primary,
    Secondary,
    AllThrough,
    Special,
    AlternativeProvision,
    Independent,
    SixteenPlus,
}

internal static class SchoolKinds
{
    // The type decides where it is about more than age; otherwise the phase does. Independent special schools stand with
    // the independent ones, because DfE's census counts them so; non-maintained special schools stand with special ones.
    private static readonly Dictionary<string, SchoolKind> ByType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["State-funded nursery"] = SchoolKind.Nursery,
        ["Local authority nursery school"] = SchoolKind.Nursery,
        ["State-funded primary"] = SchoolKind.Primary,
        ["State-funded secondary"] = SchoolKind.Secondary,
        ["State-funded special school"] = SchoolKind.Special,
        ["Non-maintained special school"] = SchoolKind.Special,
        ["Community special school"] = SchoolKind.Special,
        ["Foundation special school"] = SchoolKind.Special,
        ["Academy special converter"] = SchoolKind.Special,
        ["Academy special sponsor led"] = SchoolKind.Special,
        ["Free schools special"] = SchoolKind.Special,
        ["Pupil referral unit"] = SchoolKind.AlternativeProvision,
        ["State-funded alternative provision school"] = SchoolKind.AlternativeProvision,
        ["Free schools alternative provision"] = SchoolKind.AlternativeProvision,
        ["Academy alternative provision converter"] = SchoolKind.AlternativeProvision,
        ["Academy alternative provision sponsor led"] = SchoolKind.AlternativeProvision,
        ["Independent school"] = SchoolKind.Independent,
        ["Other independent school"] = SchoolKind.Independent,
        ["Other independent special school"] = SchoolKind.Independent,
        ["City technology college"] = SchoolKind.Secondary,
        ["Further education"] = SchoolKind.SixteenPlus,
        ["Sixth form centres"] = SchoolKind.SixteenPlus,
        ["Special post 16 institution"] = SchoolKind.SixteenPlus,
        ["Free schools 16 to 19"] = SchoolKind.SixteenPlus,
        ["Academy 16-19 converter"] = SchoolKind.SixteenPlus,
        ["Academy 16 to 19 sponsor led"] = SchoolKind.SixteenPlus,
        ["Academy secure 16 to 19"] = SchoolKind.SixteenPlus,
        ["Higher education institutions"] = SchoolKind.Other,
        ["Welsh establishment"] = SchoolKind.Other,
        ["Offshore schools"] = SchoolKind.Other,
        ["British schools overseas"] = SchoolKind.Other,
        ["Online provider"] = SchoolKind.Other,
        ["Service children's education"] = SchoolKind.Other,
        ["Institution funded by other government department"] = SchoolKind.Other,
        ["Secure units"] = SchoolKind.Other,
        ["Miscellaneous"] = SchoolKind.Other,
    };

    private static readonly Dictionary<string, SchoolKind> ByPhase = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Nursery"] = SchoolKind.Nursery,
        ["Primary"] = SchoolKind.Primary,
        ["Middle deemed primary"] = SchoolKind.Primary,
        ["Secondary"] = SchoolKind.Secondary,
        ["Middle deemed secondary"] = SchoolKind.Secondary,
        ["All through"] = SchoolKind.AllThrough,
        ["All-through"] = SchoolKind.AllThrough,
        ["16 plus"] = SchoolKind.SixteenPlus,
    };

    // The census has seven types and no phase; all-through schools stand among its secondary ones.
    private static readonly Dictionary<string, SchoolKind[]> CoveredByCensusType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["State-funded nursery"] = [SchoolKind.Nursery],
        ["State-funded primary"] = [SchoolKind.Primary],
        ["State-funded secondary"] = [SchoolKind.Secondary, SchoolKind.AllThrough],
        ["State-funded special school"] = [SchoolKind.Special],
        ["Non-maintained special school"] = [SchoolKind.Special],
        ["Pupil referral unit"] = [SchoolKind.AlternativeProvision],
        ["Independent school"] = [SchoolKind.Independent],
    };

    public static SchoolKind Of(string? type, string? phase)
        => type is not null && ByType.TryGetValue(type, out var byType) ? byType
            : phase is not null && ByPhase.TryGetValue(phase, out var byPhase) ? byPhase
            : SchoolKind.Other;

    /// <summary>Whether the census counts schools of this kind at all: colleges and the unclassified are not in it.</summary>
    public static bool InCensus(this SchoolKind kind) => kind is not (SchoolKind.Other or SchoolKind.SixteenPlus);

    /// <summary>
    /// A census type says less than a GIAS type ("State-funded primary" against "Voluntary aided school"). It is news only
    /// where it contradicts what is held, or where what is held came from a census too.
    /// </summary>
    public static bool AddsNothing(string? censusType, School held)
        => censusType is not null && held.Type is not null && !CoveredByCensusType.ContainsKey(held.Type)
            && CoveredByCensusType.TryGetValue(censusType, out var kinds) && kinds.Contains(held.Kind);

    public static string Words(this SchoolKind kind) => kind switch
    {
        SchoolKind.AllThrough => "All-through",
        SchoolKind.AlternativeProvision => "Alternative provision",
        SchoolKind.SixteenPlus => "16 plus",
        _ => kind.ToString(),
    };

    /// <summary>The key by which questionnaires name the kind: <c>all-through</c>.</summary>
    public static string Key(this SchoolKind kind) => kind switch
    {
        SchoolKind.AllThrough => "all-through",
        SchoolKind.AlternativeProvision => "alternative-provision",
        SchoolKind.SixteenPlus => "sixteen-plus",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
