using System.Text;
using LineOfSight.Improvement.Arrive;
using LineOfSight.Trackers;
using LineOfSight.Walls.Tests.Access;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>A list in a file, whose columns were chosen and of which nothing is a record yet.</summary>
internal class ArrivalSample : Sample
{
    public override string Noun => "arrival";

    public override async Task<string> MakeAsync(Place place)
    {
        var manager = place.World.ManagerOf(place.Partnership);
        var csv = Encoding.UTF8.GetBytes($"Action,Lead agency,Owner,Due date,Status\nAsk once {place.Mark},Theirs,Somebody,1 May 2026,Green\n");
        var arrival = await place.World.WithAsync<GiveList, Guid>(manager, (give, stop) => give.HandleAsync(new() { File = new FormFile(new MemoryStream(csv), 0, csv.Length, "File", "list.csv") }, stop));
        var shape = await place.World.WithAsync<ReadArrival, string>(manager, async (read, stop) => (await read.OfAsync(await read.FindAsync(arrival, stop), stop)).Lists[0].Shape);
        await place.World.WithAsync<ChooseColumns>(manager, (choose, stop) => choose.HandleAsync(
            arrival,
            new() { Shape = shape, Kind = ListKind.Actions, AsOf = new DateOnly(2026, 3, 2), IsCaseLevel = place.IsCase, Fields = [TrackerField.Action, TrackerField.Lead, TrackerField.Owner, TrackerField.Due, TrackerField.Status] },
            stop));
        await place.World.WithAsync<CheckList>(manager, (check, stop) => check.HandleAsync(arrival, new() { Agencies = { [0] = place.Agency }, People = { [0] = place.Owner } }, stop));
        return $"{arrival}";
    }
}

/// <summary>The same, imported.</summary>
internal sealed class ImportedListSample : ArrivalSample
{
    public override string Route => "/improvement/arrive/result/";

    public override async Task<string> MakeAsync(Place place)
    {
        var arrival = Guid.Parse(await base.MakeAsync(place));
        await place.World.WithAsync<ImportList>(place.World.ManagerOf(place.Partnership), (import, stop) => import.HandleAsync(arrival, stop));
        return $"{arrival}";
    }
}

/// <summary>An action that was made of a row of a file.</summary>
internal sealed class ImportedActionSample : Sample
{
    public override string Noun => "record";

    public override string Route => "/improvement/arrive/row/";

    public override bool MayBeCase => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var arrival = Guid.Parse(await place.OfAsync("arrival", "/improvement/arrive/result/"));
        return $"{await place.World.SqlAsync<Guid>("select record_id from improvement.arrival_row where arrival_id = $1 and record_id is not null", arrival)}";
    }
}
