using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kit;

/// <summary>Passwords of people in a house.</summary>
public static class Passwords
{
    /// <summary>A password that passes every rule.</summary>
    public const string Good = "kettle orbit lantern moss";

    /// <summary>Gives a person a password without asking the rules; returns the email address to sign in with.</summary>
    public static async Task<string> GivePasswordAsync(this House house, Guid person, string password = Good)
    {
        ArgumentNullException.ThrowIfNull(house);
        var hash = house.Services.CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, password);
        await house.SqlAsync("update identity.account set password_hash = $2 where id = $1", person, hash);
        return await house.SqlAsync<string>("select email from identity.account where id = $1", person);
    }

    /// <summary>Signs in as people do, with the form.</summary>
    public static Task<Page> SignInAsync(this Browser browser, string email, string password = Good, string from = "")
    {
        ArgumentNullException.ThrowIfNull(browser);
        return browser.PostAsync("/sign-in" + (from.Length == 0 ? "" : "?from=" + Uri.EscapeDataString(from)), new { Input_Email = email, Input_Password = password });
    }
}
