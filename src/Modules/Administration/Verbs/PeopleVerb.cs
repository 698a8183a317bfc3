using System.CommandLine;
using System.Text.Json;
using LineOfSight.Administration.End;
using LineOfSight.Administration.Invite;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Administration.Verbs;

/// <summary><c>lineofsight people</c>: what the operator of the machine does about people.</summary>
internal static class PeopleVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly Option<string> Email = new("--email") { Description = "The person's email address.", HelpName = "EMAIL", Required = true };

    private static readonly Option<string> Site = new("--url")
    {
        Description = "Where the pages are served; the link begins with it.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    static PeopleVerb() => Site.Validators.Add(given =>
    {
        var url = given.GetValueOrDefault<string>();
        if (!Uri.TryCreate(url, UriKind.Absolute, out var site) || (site.Scheme != Uri.UriSchemeHttp && site.Scheme != Uri.UriSchemeHttps)
            || site.Host.Length == 0 || site.Query.Length + site.Fragment.Length + site.UserInfo.Length > 0)
        {
            given.AddError($"--url is \"{url}\": give the address where the pages are served, such as https://lineofsight.example.org.");
        }
    });

    public static Command Make(IRunVerbs runner) => new("people", "See who has access, make the first administrator, end access.")
    {
        AddFirst(runner),
        Link(runner),
        ListVerb.Make(runner),
        End(runner),
    };

    private static Command AddFirst(IRunVerbs runner)
    {
        var name = new Option<string>("--name") { Description = "The person's full name.", HelpName = "NAME", Required = true };
        return Verb(runner, new Command("add-first", "Invite the first administrator of a new installation: prints a one-time link, valid for 7 days.") { name, Email, Site }, async (parsed, services, output, stop) =>
        {
            var made = await services.GetRequiredService<FirstAdministrator>().HandleAsync(parsed.GetValue(name)!, parsed.GetValue(Email)!, stop);
            await services.GetRequiredService<UnitOfWork>().CommitAsync(stop);
            await WriteLinkAsync(output, made.Secret!, parsed.GetValue(Site)!);
            return 0;
        });
    }

    private static Command Link(IRunVerbs runner) =>
        Verb(runner, new Command("link", "Make a new one-time link for somebody who lost theirs, or who forgot their password. Their old link, password and sessions hold until the new link is used.") { Email, Site }, async (parsed, services, output, stop) =>
        {
            var person = await FindAsync(services, parsed.GetValue(Email)!, stop);
            var secret = await services.GetRequiredService<InviteAgain>().HandleAsync(person.Id, stop);
            await services.GetRequiredService<UnitOfWork>().CommitAsync(stop);
            await WriteLinkAsync(output, secret, parsed.GetValue(Site)!);
            return 0;
        });

    private static Command End(IRunVerbs runner)
    {
        var reason = new Option<string>("--reason") { Description = "Why, for the audit trail.", HelpName = "TEXT", Required = true };
        return Verb(runner, new Command("end", "End every role of a person now; their next request is refused.") { Email, reason }, async (parsed, services, output, stop) =>
        {
            var person = await FindAsync(services, parsed.GetValue(Email)!, stop);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var roles = await services.GetRequiredService<LineOfSightDb>().Set<Assignment>()
                .Where(r => r.PersonId == person.Id && (r.EndsAt == null || r.EndsAt > now)).ToListAsync(stop);
            RuleBroken.Unless(roles.Count > 0, "This person holds no role.");
            foreach (var role in roles)
            {
                await services.GetRequiredService<EndRole>().HandleAsync(
                    role.Id, new EndRole.Input { When = EndRole.When.Now, Reason = parsed.GetValue(reason)!, Version = role.Version }, stop);
            }

            await output.Out.WriteLineAsync(output.Json ? JsonSerializer.Serialize(new { ended = roles.Count }, Json) : $"{roles.Count} role(s) ended");
            return 0;
        });
    }

    internal static Command Verb(IRunVerbs runner, Command verb, Func<ParseResult, IServiceProvider, VerbOutput, CancellationToken, Task<int>> run)
    {
        foreach (var option in runner.Options)
        {
            verb.Options.Add(option);
        }

        verb.SetAction((parsed, stop) => runner.RunAsync(parsed, (services, output, token) => run(parsed, services, output, token), stop));
        return verb;
    }

    private static async Task<Account> FindAsync(IServiceProvider services, string email, CancellationToken stop)
    {
        var normalized = services.GetRequiredService<ILookupNormalizer>().NormalizeEmail(email.Trim());
        return await services.GetRequiredService<LineOfSightDb>().Set<Account>().SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, stop)
            ?? throw new RuleBroken($"Nobody has the email address {email}.");
    }

    private static Task WriteLinkAsync(VerbOutput output, string secret, string site)
    {
        var link = Invitation.Url(secret, site);
        return output.Out.WriteLineAsync(output.Json
            ? JsonSerializer.Serialize(new { link, days = Invitation.Longest.TotalDays }, Json)
            : $"Open this link within 7 days to choose a password. It works once.{Environment.NewLine}{link}");
    }
}
