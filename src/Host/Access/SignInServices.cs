using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Access.Outside;

namespace LineOfSight.Host.Access;

/// <summary>Registers sign-in: it belongs to the pages, and no verb of the command line has it.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services) => services
        .AddSingleton<Kernel.Access.LinkCookie>()
        .AddScoped<Guesses>()
        .AddScoped<Sessions>()
        .AddScoped<Refusals>()
        .AddScoped<SignIn>()
        .AddSingleton<Sealed>()
        .AddScoped<FirstSteps>()
        .AddScoped<SecondSteps>()
        .AddScoped<AuthenticatorApp>()
        .AddScoped<RecoveryCodes>()
        .AddScoped<Passkeys>()
        .AddScoped<ProveAgain>()
        .AddScoped<ResetLinks>()
        .AddSingleton<ProviderClient>()
        .AddScoped<OutsideSignIn>()
        .AddScoped<WorkAccounts>()
        .AddScoped<ChangePassword>()
        .AddScoped<ChoosePartnership>()
        .AddScoped<DemonstrationPeople>();
}
