using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Administration.Verbs;

/// <summary><c>lineofsight people list</c>: one line a role that holds or is to come.</summary>
internal static class ListVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private sealed record Line(string Name, string? Email, string Role, string? Partnership, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, bool Invited);

    public static Command Make(IRunVerbs runner)
    {
        var partnership = new Option<string>("--partnership") { Description = "Only people of this partnership.", HelpName = "NAME" };
        return PeopleVerb.Verb(runner, new Command("list", "List who has access, in which role, since when and until when.") { partnership }, async (parsed, services, output, stop) =>
        {
            var lines = await LinesAsync(services, parsed.GetValue(partnership), stop);
            if (output.Json)
            {
                await output.Out.WriteLineAsync(JsonSerializer.Serialize(lines, Json));
                return 0;
            }

            foreach (var line in lines)
            {
                var until = line.EndsAt is { } end ? Day(end) : "no end";
                await output.Out.WriteLineAsync($"{line.Name} <{line.Email}>\t{line.Role}\t{line.Partnership ?? "whole installation"}\t{Day(line.StartsAt)} to {until}{(line.Invited ? "\tinvited" : "")}");
            }

            await output.Error.WriteLineAsync($"{lines.Count} role(s)");
            return 0;
        });
    }

    private static string Day(DateTimeOffset instant) => Kernel.Clocks.London.DateOf(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<List<Line>> LinesAsync(IServiceProvider services, string? partnership, CancellationToken stop)
    {
        var db = services.GetRequiredService<LineOfSightDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var named = partnership is null ? null : await db.Set<Partnership>().FirstOrDefaultAsync(p => EF.Functions.ILike(p.Name, partnership.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)), stop)
            ?? throw new RuleBroken($"There is no partnership called {partnership}.");
        return await (
            from role in services.GetRequiredService<PeopleInReach>().Roles(Can.ReadPeople)
            where (role.EndsAt == null || role.EndsAt > now) && (named == null || role.PartnershipId == named.Id)
            join account in db.Set<Account>() on role.PersonId equals account.Id
            join place in db.Set<Partnership>() on role.PartnershipId equals place.Id into places
            from place in places.DefaultIfEmpty()
            orderby account.Name.ToLower(), role.StartsAt
            select new Line(account.Name, account.Email, role.Role, place == null ? null : place.Name, role.StartsAt, role.EndsAt, account.PasswordHash == null))
            .ToListAsync(stop);
    }
}
