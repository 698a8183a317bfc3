using System.Text;
using LineOfSight.Register.Schools.Import;
using LineOfSight.Register.Schools.Leads;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>A school of the national register: the same for everybody.</summary>
internal sealed class SchoolSample : Sample
{
    public override string Noun => "urn";

    public override bool IsNational => true;

    public override async Task<string> MakeAsync(Place place)
    {
        if (!await place.World.HasAsync("select 1 from register.school where urn = $1", Files.Urn))
        {
            await place.World.WithAsync<ApplyImport>(place.World.ManagerOf(place.Partnership), async (apply, stop) =>
                await apply.NowAsync(Files.Register(), closuresConfirmed: true, apply: true, rowsRead: null, stop));
        }

        return $"{Files.Urn}";
    }
}

internal sealed class SchoolImportSample : Sample
{
    public override string Noun => "import";

    public override bool IsNational => true;

    public override async Task<string> MakeAsync(Place place) =>
        $"{await place.World.WithAsync<GiveRegister, Guid>(place.World.ManagerOf(place.Partnership), (give, stop) => give.HandleAsync(Files.Register(), stop))}";
}

internal sealed class SafeguardingLeadSample : Sample
{
    public const string Email = "lead@example.org";

    public override string Noun => "lead";

    public override async Task<string> MakeAsync(Place place)
    {
        await place.OfAsync("urn");
        var name = $"Lead {place.Mark}";
        await place.World.WithAsync<RecordLead>(place.World.ManagerOf(place.Partnership), (record, stop) =>
            record.HandleAsync(Files.Urn, new() { Name = name, Email = Email, VerifiedOn = new DateOnly(2026, 3, 2) }, stop));
        return $"{await place.World.SqlAsync<Guid>("select id from register.safeguarding_lead where partnership_id = $1 and name = $2", place.Partnership, name)}";
    }
}

file static class Files
{
    public const int Urn = 120000;

    public static RegisterSource Register() => new(
        new MemoryStream(Encoding.UTF8.GetBytes($"URN,LA,ESTAB,SCHOOLTYPE,NOR\n{Urn},926,2001,Community school,210\n")),
        "england_census.csv", Names: null, NamesFileName: null, LaCode: null, new DateOnly(2020, 1, 16));
}
