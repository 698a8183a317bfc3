using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Disclosures;

/// <summary>
/// Writes what one agency gave into a zip that anybody can read without this program: each table as CSV and as JSON, the documents, and a
/// manifest with the size and the SHA-256 of every file.
/// </summary>
public sealed class ExportFile(LineOfSightDb db, IEnumerable<IGiveBack> givers, Documents documents, DocumentStore store)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was written.</summary>
    /// <param name="Files">How many files, the manifest not counted.</param>
    /// <param name="Manifest">SHA-256 of the manifest.</param>
    public sealed record Written(int Files, byte[] Manifest);

    private sealed record Entry(string Path, long Size, string Sha256);

    /// <summary>Writes the zip.</summary>
    /// <param name="export">Which agency's.</param>
    /// <param name="names">The agency's and the partnership's name, for the manifest.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="to">Where to.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Written> WriteAsync(AgencyExport export, (string Agency, string Partnership) names, DateTimeOffset at, Stream to, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(export);
        var entries = new List<Entry>();
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop);
        foreach (var giver in givers)
        {
            foreach (var table in await giver.OfAgencyAsync(export.PartnershipId, export.AgencyId, stop))
            {
                entries.Add(await AddAsync(zip, $"records/{table.Name}.csv", new MemoryStream(SafeCsv.Of(table)), stop));
                entries.Add(await AddAsync(zip, $"records/{table.Name}.json", new MemoryStream(JsonOf(table)), stop));
            }
        }

        var missing = new List<string>();
        foreach (var document in await db.Set<Document>().AsNoTracking()
            .Where(d => d.PartnershipId == export.PartnershipId && d.AgencyId == export.AgencyId).OrderBy(d => d.GivenAt).ThenBy(d => d.Id).ToListAsync(stop))
        {
            if (documents.MayBeOpened(document))
            {
                entries.Add(await AddAsync(zip, $"documents/{document.Id:N}/{document.Name}", store.Open(document.Stored), stop));
            }
            else
            {
                missing.Add($"{document.Name}: not found clean by the virus scanner");
            }
        }

        var manifest = JsonSerializer.SerializeToUtf8Bytes(
            new { format = "line-of-sight agency export 1", partnership = names.Partnership, agency = names.Agency, agencyId = export.AgencyId, madeAt = at, files = entries, notIncluded = missing }, Json);
        await AddAsync(zip, "manifest.json", new MemoryStream(manifest), stop);
        return new Written(entries.Count, SHA256.HashData(manifest));
    }

    private static byte[] JsonOf(GivenTable table) => JsonSerializer.SerializeToUtf8Bytes(
        table.Rows.Select(r => table.Columns.Zip(r).ToDictionary(c => c.First, c => c.Second is Enum choice ? choice.ToString() : c.Second)), Json);

    private static async Task<Entry> AddAsync(ZipArchive zip, string path, Stream content, CancellationToken stop)
    {
        await using (content)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var entry = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(stop);
            var (buffer, size) = (new byte[64 * 1024], 0L);
            int read;
            while ((read = await content.ReadAsync(buffer, stop)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await entry.WriteAsync(buffer.AsMemory(0, read), stop);
                size += read;
            }

            return new Entry(path, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
    }
}
