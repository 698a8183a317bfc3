using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Ask;

/// <summary>Saves a filled file behind a link: scanned, read, and kept in the place of the one before. Nothing of it is given until it is sent.</summary>
internal sealed class SaveAnswer(LineOfSightDb db, Behind behind, TakeOutside outside, Work work, TimeProvider clock)
{
    public async Task HandleAsync(string secret, IFormFile? file, CancellationToken stop)
    {
        var ask = await behind.FindAsync(secret, stop, alone: true) ?? throw new NotVisible();
        RuleBroken.Unless(file is not null, "Choose the file that you filled in", "File");
        RuleBroken.Unless(file!.Length <= Limits.Bytes, Refusals.Size, "File");
        var isCsv = file.FileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        RuleBroken.Unless(
            isCsv || file.FileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase), "The file must be the Excel workbook (.xlsx) that you downloaded, or a CSV file with the same headings", "File");
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, stop);
        }

        if (isCsv)
        {
            await outside.ScanAsync(content, stop);
            await SaveAsync(ask, FileNames.Clean(file.FileName, FileType.Xlsx).Replace(".xlsx", ".csv", StringComparison.Ordinal), content, null, stop);
        }
        else
        {
            await outside.KeepAsync(
                new Upload(file.FileName, content.Length, () => new MemoryStream(content, writable: false)), document => SaveAsync(ask, document.Name, content, document, stop), stop);
        }
    }

    private async Task SaveAsync(AskByLink ask, string name, byte[] content, Document? document, CancellationToken stop)
    {
        var understood = Understood.Of(Read(name, content), await behind.ActionsAsync(stop), clock.Today());
        ask.Save(name, understood.Problems, clock.GetUtcNow());
        foreach (var line in await behind.LinesAsync(ask, stop))
        {
            line.Save(understood.Lines.GetValueOrDefault(line.Id));
        }

        await db.Database.ExecuteSqlAsync(
            $"select improvement.keep_asked_file({document?.Id}::uuid, {document?.Name}::text, {document?.Size}::bigint, {document?.Sha256}::bytea, {document?.Stored}::text, {document?.State.ToString()}::text)", stop);
        await work.DoAsync(AskActs.Saved, ask, null, stop);
    }

    private static TrackerFile Read(string name, byte[] content)
    {
        try
        {
            return TrackerReader.Read(name, content);
        }
        catch (TrackerRefused refused)
        {
            throw new RuleBroken(refused.Message, "File");
        }
    }
}
