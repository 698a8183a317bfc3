using LineOfSight.Host.Access.Factors;

namespace LineOfSight.Host.Access;

/// <summary>Registers sign-in: it belongs to the pages, and no verb of the command line has it.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services) => services
        .AddSingleton<GuessThrottle>()
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
        .AddScoped<ChangePassword>()
        .AddScoped<ChoosePartnership>()
        .AddScoped<DemonstrationPeople>();
}
