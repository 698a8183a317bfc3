using LineOfSight.Kernel.Access;

namespace LineOfSight.Host.Access;

/// <summary>How strict sign-in is. Outside Development nothing loosens it.</summary>
/// <param name="SecondStepForAll">True when everybody must have a second step before anything opens.</param>
/// <param name="MostSessions">How many sessions a person has at once; one more ends the oldest.</param>
internal sealed record SignInRules(bool SecondStepForAll, int MostSessions)
{
    /// <summary>Development asks for the second step of those who have one; the setting <c>SignIn:SecondStep=always</c> asks everybody.</summary>
    public static SignInRules Of(IHostEnvironment environment, IConfiguration configuration) =>
        !environment.IsDevelopment() || configuration["SignIn:SecondStep"] == "always" ? new(true, Session.Most) : new(false, int.MaxValue);
}
