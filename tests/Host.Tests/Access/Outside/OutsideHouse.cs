using System.Web;
using LineOfSight.Host.Access.Outside;
using LineOfSight.Kernel.Access;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LineOfSight.Host.Tests.Access.Outside;

/// <summary>A house that knows three providers: the twin, which trusts nobody's second step, the same with its word taken, and one that is down.</summary>
public sealed class OutsideHouse : House
{
    internal Twin Twin { get; } = new();

    protected override void Change(IServiceCollection services)
    {
        var council = new Provider { Key = "council", Name = "Wirral Council", Authority = Twin.Address, ClientId = "line-of-sight", ClientSecret = "a secret: with/letters", TenantClaim = "tid", Tenants = [Twin.Tenant] };
        var providers = new Providers(
            [
                council,
                council with { Key = "nhs", Name = "NHS login", IsSecondStepTrusted = true, SecondStepAcr = ["high"] },
                council with { Key = "gone", Name = "Gone Council", Authority = "http://127.0.0.1:9" },
            ],
            TimeSpan.FromSeconds(6));
        services.RemoveAll<Providers>();
        services.RemoveAll<IOutsideProviders>();
        services.AddSingleton(providers).AddSingleton<IOutsideProviders>(providers);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Twin.Dispose();
    }

    /// <summary>Sends a browser to a provider; returns what the provider is asked.</summary>
    internal static async Task<Dictionary<string, string>> LeaveAsync(Browser browser, string provider = "council", string start = "")
    {
        var sent = await browser.GetAsync(start.Length > 0 ? start : $"/work-account/start/{provider}");
        Assert.True(sent.Location is not null, $"{sent.Status} {sent.Text}");
        var query = HttpUtility.ParseQueryString(new Uri(sent.Location!).Query);
        return query.AllKeys.ToDictionary(k => k!, k => query[k]!);
    }

    /// <summary>The claims of an honest token for somebody.</summary>
    internal void Name(string subject, string nonce)
    {
        Twin.Claims.Clear();
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        foreach (var (claim, value) in new (string, object)[]
        {
            ("iss", Twin.Address), ("aud", "line-of-sight"), ("sub", subject), ("tid", Twin.Tenant), ("nonce", nonce), ("iat", now), ("nbf", now), ("exp", now + 300),
        })
        {
            Twin.Claims[claim] = value;
        }
    }

    /// <summary>Comes back from a provider.</summary>
    internal Task<Page> ReturnAsync(Browser browser, string state, string provider = "council", string code = "a-code", string? issuer = null) =>
        browser.GetAsync($"/work-account/returned/{provider}?code={code}&state={Uri.EscapeDataString(state)}&iss={Uri.EscapeDataString(issuer ?? Twin.Address)}");

    /// <summary>A person who is linked.</summary>
    internal async Task<(Guid Person, string Subject)> LinkedAsync()
    {
        var (person, subject) = (await PersonAsync("Nora Nurse", "agency-lead", await PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}")), $"subject-{Kernel.Data.NewId.Next():N}");
        await LinkAsync(person, subject);
        return (person, subject);
    }

    internal Task LinkAsync(Guid person, string subject) => SqlAsync(
        "insert into identity.outside_identity (id, account_id, provider, issuer, tenant, subject, linked_at) values (gen_random_uuid(), $1, 'council', $2, $3, $4, now())", person, Twin.Address, Twin.Tenant, subject);

    internal Task<long> SessionsOfAsync(Guid person) => SqlAsync<long>("select count(*) from identity.session where account_id = $1", person);
}
