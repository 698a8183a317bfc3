using System.Globalization;
using System.Text;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Register;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Schools.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Demo;

/// <summary>
/// A county or a country for measuring: partnerships, people and schools come through the use cases; the lines are written by whole
/// statements (<see cref="ManyLines"/>), with one act for each finding that was raised.
/// </summary>
internal sealed class LargeDemonstration(ServiceProvider services, Stage stage, Guid administrator, NpgsqlDataSource owner, TextWriter progress)
{
    private const int CountyLines = 3_750;
    private const int EnglandLines = 200_000;
    private const int SchoolsOfOne = 150;

    private static readonly DateOnly Day = new(2022, 7, 1);

    /// <summary>One partnership with 5,000 open actions.</summary>
    public Task<string> CountyAsync() => MakeAsync([new Sites.Site("Loamshire", "East of England", ("Hertfordshire County", "E10000015"))], CountyLines, openOf100: 100);

    /// <summary>A partnership for each local authority, but for those that share one; 200,000 lines in all, a fifth of them open.</summary>
    public async Task<string> EnglandAsync()
    {
        var authorities = await stage.LookAsync(administrator, db => db.Database.SqlQuery<Authority>(
            $"select ons_code as \"OnsCode\", la_code as \"LaCode\", name as \"Name\", region as \"Region\" from register.local_authority where ends_on is null order by name").ToListAsync(stage.Stop));
        var shared = Sites.All.SelectMany(s => s.Areas.Select(a => a.OnsCode)).ToHashSet();
        var known = authorities.Select(a => a.OnsCode).ToHashSet();
        IReadOnlyList<Sites.Site> sites =
        [
            .. Sites.All.Select(s => s with { Areas = [.. s.Areas.Where(a => known.Contains(a.OnsCode))] }).Where(s => s.Areas.Length > 0),
            .. authorities.Where(a => !shared.Contains(a.OnsCode)).Select(a => new Sites.Site(a.Name, a.Region, (a.Name, a.OnsCode))),
        ];
        var schools = await SchoolsAsync(authorities);
        return $"{await MakeAsync(sites, EnglandLines / sites.Count, openOf100: 20)}; {schools.ToString("N0", CultureInfo.InvariantCulture)} invented schools";
    }

    private async Task<string> MakeAsync(IReadOnlyList<Sites.Site> sites, int linesOfOne, int openOf100)
    {
        var founding = new Founding(stage, administrator);
        await using var lines = await ManyLines.OpenAsync(owner, services.GetRequiredService<ActKey>(), stage.Stop);
        var written = await lines.WithoutSearchAsync(() => WriteAsync(founding, lines, sites, linesOfOne, openOf100), stage.Stop);
        await using (var analyze = owner.CreateCommand("analyze"))
        {
            analyze.CommandTimeout = 0;
            await analyze.ExecuteNonQueryAsync(stage.Stop);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{sites.Count:N0} {(sites.Count == 1 ? "partnership" : "partnerships")}, {written}; one act for each finding raised, none for the further steps");
    }

    private async Task<ManyLines.Written> WriteAsync(Founding founding, ManyLines lines, IReadOnlyList<Sites.Site> sites, int linesOfOne, int openOf100)
    {
        var written = new ManyLines.Written();
        foreach (var (site, number) in sites.Select((s, i) => (s, i + 1)))
        {
            stage.Begin();
            var at = await founding.PartnershipAsync($"{site.Name} Safeguarding Children Partnership", $"{site.Name} Safeguarding Children Board", site.Region, Founding.Live, site.Areas);
            var police = await stage.AgencyAsync(at.Manager, Day, at.Id, $"{site.Name} Police", "police", Standing.Partner);
            var health = await stage.AgencyAsync(at.Manager, Day, at.Id, $"{site.Name} Integrated Care Board", "icb", Standing.Partner);
            var lead = await stage.InviteAsync(at.Manager, Day, "agency-lead", at.Id, "Head of safeguarding", at.Councils[0].AgencyId);
            await stage.InviteAsync(at.Manager, Day, "scrutineer", at.Id, "Independent scrutineer");
            written += await lines.WriteAsync(
                new ManyLines.Place(at.Id, at.Manager, lead, [at.Councils[0].AgencyId, police.AgencyId, health.AgencyId]), linesOfOne, openOf100, stage.Today, stage.Stop);
            if (number % 20 == 0 || number == sites.Count)
            {
                await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{number} of {sites.Count} partnerships: {written}"));
            }
        }

        return written;
    }

    // As if a census of as many schools in each authority had been imported.
    private async Task<int> SchoolsAsync(IReadOnlyList<Authority> authorities)
    {
        var text = new StringBuilder("URN,LA,ESTAB,SCHOOLTYPE,NOR\n");
        var urn = 500_000;
        foreach (var code in authorities.Select(a => a.LaCode).Distinct())
        {
            for (var school = 1; school <= SchoolsOfOne; school++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{urn++},{code},{2000 + school},{(school % 6 == 0 ? "State-funded secondary" : "State-funded primary")},{90 + (school * 7 % 400)}\n");
            }
        }

        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var source = new RegisterSource(file, "invented-census.csv", null, null, null, stage.Today);
        await stage.ActAsync<ApplyImport>(Account.Operator, stage.Today, apply => apply.NowAsync(source, true, apply: true, new Progress<int>(), stage.Stop));
        return urn - 500_000;
    }

    internal sealed record Authority(string OnsCode, string LaCode, string Name, string Region);
}
