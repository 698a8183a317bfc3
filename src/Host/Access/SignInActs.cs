using LineOfSight.Kernel.Acts;

namespace LineOfSight.Host.Access;

/// <summary>What people do about their own sign-in. Each act is about the account.</summary>
internal static class SignInActs
{
    public static readonly ActKind SignedIn = new("host.signed-in", "signed in");
    public static readonly ActKind SignInFailed = new("host.sign-in-failed", "tried to sign in");
    public static readonly ActKind FirstStepTaken = new("host.first-step-taken", "took the first step of signing in");
    public static readonly ActKind SecondStepFailed = new("host.second-step-failed", "tried the second step of signing in");
    public static readonly ActKind ProvedAgain = new("host.proved-again", "proved again who they are");
    public static readonly ActKind SignedOut = new("host.signed-out", "signed out");
    public static readonly ActKind SignedOutEverywhere = new("host.signed-out-everywhere", "signed out on every device");
    public static readonly ActKind DeviceSignedOut = new("host.device-signed-out", "signed out on another device");
    public static readonly ActKind PasswordChanged = new("host.password-changed", "changed their password");
    public static readonly ActKind AppSetUp = new("host.authenticator.set-up", "set up an authenticator app");
    public static readonly ActKind AppRemoved = new("host.authenticator.removed", "removed their authenticator app");
    public static readonly ActKind CodesMade = new("host.recovery-codes.made", "made recovery codes");
    public static readonly ActKind CodeUsed = new("host.recovery-code.used", "used a recovery code");
    public static readonly ActKind PasskeyAdded = new("host.passkey.added", "added a passkey");
    public static readonly ActKind PasskeyRemoved = new("host.passkey.removed", "removed a passkey");
    public static readonly ActKind WorkAccountLinked = new("host.work-account.linked", "linked a work account");
    public static readonly ActKind WorkAccountRemoved = new("host.work-account.removed", "took a work account away");
    public static readonly ActKind PartnershipChosen = new("host.partnership-chosen", "went to work in another partnership");

    public static readonly IReadOnlyList<ActKind> All =
    [
        SignedIn, SignInFailed, FirstStepTaken, SecondStepFailed, ProvedAgain, SignedOut, SignedOutEverywhere, DeviceSignedOut, PasswordChanged,
        AppSetUp, AppRemoved, CodesMade, CodeUsed, PasskeyAdded, PasskeyRemoved, WorkAccountLinked, WorkAccountRemoved, PartnershipChosen,
    ];
}
