using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Improvement.Arrive;

/// <summary>
/// Takes a list in a file: read at once, every cell kept as it stood, and the file itself kept as a document of the arrival. Separated values
/// are no document: their cells are all there is.
/// </summary>
internal sealed class GiveList(IAccess access, MakeMany many, GiveDocument give, TimeProvider clock)
{
    public sealed class Input
    {
        public IFormFile? File { get; set; }
    }

    /// <returns>The arrival.</returns>
    public async Task<Guid> HandleAsync(Input input, CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.ImportLists, partnership);
        RuleBroken.Unless(input.File is not null, "Choose the file of the list", nameof(Input.File));
        RuleBroken.Unless(input.File!.Length <= Limits.Bytes, Refusals.Size, nameof(Input.File));
        var content = new byte[input.File.Length];
        await using (var stream = input.File.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, stop);
        }

        var file = Read(input.File.FileName, content);
        var type = FileTypes.Promised(file.Name);
        var arrival = Arrival.Give(partnership, type is { } known ? FileNames.Clean(file.Name, known) : Csv(file.Name), file, access.Person.Id, clock.GetUtcNow());
        var number = 0;
        IReadOnlyList<object> rows = [.. file.Tables.SelectMany((table, at) => table.Rows.Select(row => ArrivalRow.Of(arrival, ++number, at, row)))];
        await many.DoAsync(ArriveActs.Given, [new(arrival, [], rows)], null, stop);
        if (type is not null)
        {
            await give.HandleAsync(new Upload(input.File.FileName, content.Length, () => new MemoryStream(content, writable: false)), new DocumentHolder(arrival), null, stop);
        }

        return arrival.Id;
    }

    private static TrackerFile Read(string name, byte[] content)
    {
        try
        {
            return TrackerReader.Read(name, content);
        }
        catch (TrackerRefused refused)
        {
            throw new RuleBroken(refused.Message, nameof(Input.File));
        }
    }

    private static string Csv(string name) => FileNames.Clean(name, FileType.Xlsx).Replace(".xlsx", ".csv", StringComparison.Ordinal);
}
