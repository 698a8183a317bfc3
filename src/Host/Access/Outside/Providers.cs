using System.Text.RegularExpressions;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;

namespace LineOfSight.Host.Access.Outside;

/// <summary>All outside providers, read from the settings once. A setting that would let somebody in by mistake stops the start.</summary>
internal sealed partial class Providers : IOutsideProviders
{
    private readonly Dictionary<string, Provider> byKey;

    public Providers(IEnumerable<Provider> providers, TimeSpan patience)
    {
        byKey = providers.ToDictionary(p => p.Key, StringComparer.Ordinal);
        All = [.. byKey.Values.Select(p => new OutsideProvider(p.Key, p.Name))];
        Patience = patience;
    }

    /// <inheritdoc />
    public IReadOnlyList<OutsideProvider> All { get; }

    /// <summary>How long a provider may take for one answer.</summary>
    public TimeSpan Patience { get; }

    /// <summary>The provider of a key, or null.</summary>
    public Provider? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>Reads <c>SignIn:Providers</c>.</summary>
    /// <exception cref="InstallationException">A setting is missing or unsafe; the message says which.</exception>
    public static Providers Read(IConfiguration configuration, bool isDevelopment) => new(
        configuration.GetSection("SignIn:Providers").GetChildren().Select(section => Read(section, isDevelopment)),
        TimeSpan.FromSeconds(configuration.GetValue("SignIn:ProviderPatience", 10.0)));

    private static Provider Read(IConfigurationSection section, bool isDevelopment)
    {
        var where = $"SignIn:Providers:{section.Key}";
        Check(Key().IsMatch(section.Key), $"{where}: name the provider with small letters, figures and hyphens, at most 40.");
        var secondStep = section["SecondStep"] ?? "always-ask";
        Check(secondStep is "trusted" or "always-ask", $"{where}:SecondStep is trusted or always-ask.");
        var file = section["ClientSecretFile"];
        Check(file is null || File.Exists(file), $"{where}:ClientSecretFile names a file that is not there.");
        var provider = new Provider
        {
            Key = section.Key,
            Name = Needed(section, "Name"),
            Authority = Needed(section, "Authority"),
            ClientId = Needed(section, "ClientId"),
            ClientSecret = file is null ? section["ClientSecret"] : File.ReadAllText(file).Trim(),
            TenantClaim = section["TenantClaim"],
            Tenants = section.GetSection("Tenants").Get<string[]>() ?? [],
            IsSecondStepTrusted = secondStep == "trusted",
            SecondStepAmr = section.GetSection("SecondStepAmr").Get<string[]>() ?? ["mfa"],
            SecondStepAcr = section.GetSection("SecondStepAcr").Get<string[]>() ?? [],
        };
        Check(IsSafe(provider.Authority, isDevelopment), $"{where}:Authority must be an https address.");
        Check(provider.TenantClaim is null == (provider.Tenants.Count == 0), $"{where}: TenantClaim and Tenants belong together. Without a list of tenants, everybody of every organisation there could come.");
        return provider;
    }

    /// <summary>True for an https address; in Development for one on this machine too.</summary>
    public static bool IsSafe(string address, bool isDevelopment) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (isDevelopment && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp));

    private static string Needed(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } value ? value : throw new InstallationException($"SignIn:Providers:{section.Key}:{name} is missing.");

    private static void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InstallationException(otherwise);
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex Key();
}
