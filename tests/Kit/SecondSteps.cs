using LineOfSight.Host.Access.Factors;
using LineOfSight.Kernel.Access.Factors;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kit;

/// <summary>Second steps of people in a house.</summary>
public static class SecondSteps
{
    /// <summary>Gives a person an authenticator app; returns its secret.</summary>
    public static async Task<byte[]> GiveAppAsync(this House house, Guid person)
    {
        ArgumentNullException.ThrowIfNull(house);
        var secret = Totp.NewSecret();
        await house.SqlAsync(
            "insert into identity.authenticator (account_id, secret, confirmed_at, last_step) values ($1, $2, $3, 0)",
            person, house.Services.GetRequiredService<Sealed>().Keep("authenticator", Base32.Write(secret)), house.Clock.GetUtcNow());
        await house.SqlAsync("update identity.account set two_factor_enabled = true where id = $1", person);
        return secret;
    }

    /// <summary>The code that an app shows now, or some steps of 30 seconds from now.</summary>
    public static string CodeOf(this House house, byte[] secret, int steps = 0)
    {
        ArgumentNullException.ThrowIfNull(house);
        return Totp.CodeOf(secret, Totp.StepOf(house.Clock.GetUtcNow()) + steps);
    }

    /// <summary>The code that an app shows at an instant.</summary>
    public static string CodeAt(byte[] secret, DateTimeOffset instant) => Totp.CodeOf(secret, Totp.StepOf(instant));

    /// <summary>The secret behind a key that a page shows.</summary>
    public static byte[] SecretOf(string key) => Base32.Read(key);

    /// <summary>Signs in as people do: password, then a code that was not used before. The clock moves on by one code.</summary>
    public static async Task<Page> SignInAsync(this Browser browser, House house, string email, byte[] secret, string from = "")
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(house);
        house.Clock.Advance(Totp.Step);
        var first = await browser.SignInAsync(email, from: from);
        return first.Location is { } next ? await browser.PostAsync(next, new { Code = house.CodeOf(secret) }) : first;
    }
}
