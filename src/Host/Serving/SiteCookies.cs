namespace LineOfSight.Host.Serving;

/// <summary>
/// The names of the cookies. Outside Development the prefix <c>__Host-</c> makes the browser insist on https, on this
/// host alone and on the whole site; without https, as in Development, a browser would refuse such a cookie.
/// </summary>
internal static class SiteCookies
{
    public static string Session(IHostEnvironment environment) => Named(environment, "los-session");

    public static string Halfway(IHostEnvironment environment) => Named(environment, "los-second-step");

    public static string Errand(IHostEnvironment environment) => Named(environment, "los-work-account");

    public static string Forms(IHostEnvironment environment) => Named(environment, "los-forms");

    public static string Message(IHostEnvironment environment) => Named(environment, "los-message");

    /// <summary>Gives a cookie its name and what every cookie of this site has.</summary>
    public static void Guard(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    private static string Named(IHostEnvironment environment, string name) => environment.IsDevelopment() ? name : "__Host-" + name;
}
