using LineOfSight.Contracts;

namespace LineOfSight.Register.Schools;

/// <summary>Local authorities as the register of schools names them: by DfE's three-digit code, which outlives the ONS code.</summary>
internal sealed class Authorities(IPartnerships partnerships)
{
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken stop)
        => (await partnerships.LocalAuthoritiesAsync(stop)).GroupBy(authority => authority.LaCode).ToDictionary(group => group.Key, group => group.First().Name);

    /// <summary>The codes of a partnership's own area today; none for people of no partnership.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Guid? partnership, CancellationToken stop)
        => partnership is { } id ? [.. (await partnerships.FootprintAsync(id, on: null, stop)).Select(authority => authority.LaCode).Distinct()] : [];

    /// <summary>"Norfolk (926)"; the code alone where the authority is not one with children's services, as for schools overseas.</summary>
    public static string Words(IReadOnlyDictionary<string, string> names, string laCode)
        => names.TryGetValue(laCode, out var name) ? $"{name} ({laCode})" : laCode;
}
