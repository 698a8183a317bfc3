namespace LineOfSight.Host.Access.Outside;

/// <summary>One outside provider of the settings: <c>SignIn:Providers:key</c>.</summary>
internal sealed record Provider
{
    /// <summary>The key, which stands in addresses: small letters, figures and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it, such as "Wirral Council".</summary>
    public required string Name { get; init; }

    /// <summary>The issuer, letter for letter as its tokens name it. Its discovery document stands below it.</summary>
    public required string Authority { get; init; }

    /// <summary>What it calls this installation.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret that it gave this installation; null for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The claim that names the tenant, such as <c>tid</c>; null where it has none.</summary>
    public string? TenantClaim { get; init; }

    /// <summary>The tenants whose people may come.</summary>
    public IReadOnlyList<string> Tenants { get; init; } = [];

    /// <summary>True when a second step that it vouches for counts here; false when ours is asked for always.</summary>
    public bool IsSecondStepTrusted { get; init; }

    /// <summary>What <c>amr</c> must hold one of for that.</summary>
    public IReadOnlyList<string> SecondStepAmr { get; init; } = ["mfa"];

    /// <summary>Or what <c>acr</c> must be one of.</summary>
    public IReadOnlyList<string> SecondStepAcr { get; init; } = [];
}
