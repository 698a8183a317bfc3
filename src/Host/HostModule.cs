using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host;

/// <summary>What the host itself does: sign-in and sign-out.</summary>
internal sealed class HostModule : IModule
{
    public static readonly ActKind SignedIn = new("host.signed-in", "signed in");
    public static readonly ActKind SignInFailed = new("host.sign-in-failed", "tried to sign in");
    public static readonly ActKind SignedOut = new("host.signed-out", "signed out");
    public static readonly ActKind SignedOutEverywhere = new("host.signed-out-everywhere", "signed out on every device");
    public static readonly ActKind PasswordChanged = new("host.password-changed", "changed their password");
    public static readonly ActKind PartnershipChosen = new("host.partnership-chosen", "went to work in another partnership");

    public string Name => "host";

    public IEnumerable<Permission> Permissions => [];

    public IEnumerable<ActKind> Acts => [SignedIn, SignInFailed, SignedOut, SignedOutEverywhere, PasswordChanged, PartnershipChosen];

    public IEnumerable<MenuItem> Menu => [];

    public void AddTo(IServiceCollection services)
    {
    }
}
