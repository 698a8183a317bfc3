using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.SubjectAccess.Collect;

/// <summary>
/// Collects what records say, by their references, and words that somebody copied from a document or from paper. Each becomes a page;
/// the documents of a record become pages that name them, because their words are for a person to read.
/// </summary>
internal sealed class CollectPages(LineOfSightDb db, SubjectRequests requests, IEnumerable<IGiveSubject> givers, Work work, TimeProvider clock)
{
    public const int MostRecords = 200;
    private const string Copied = "Copied";

    public sealed class Input
    {
        [StringLength(5000, ErrorMessage = "The references must be 5,000 characters or fewer")]
        public string? Records { get; set; }

        [StringLength(CollectedPage.TitleLimit, ErrorMessage = "What it is must be 300 characters or fewer")]
        public string? Title { get; set; }

        [StringLength(CollectedPage.TextLimit, ErrorMessage = "The words must be 60,000 characters or fewer. Copy them in parts")]
        public string? Text { get; set; }

        public int Version { get; set; }
    }

    /// <returns>How many pages were added.</returns>
    public async Task<int> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var request = await requests.FindAsync(id, Can.PrepareSubjectAccess, stop);
        work.Expect(request, input.Version);
        request.Reopen(RequestState.Collecting);
        var pages = await requests.PagesAsync(id, stop);
        var (first, now) = (pages.Count, clock.GetUtcNow());
        string[] references = [.. (input.Records ?? "").Split((char[])['\n', '\r', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(r => r.ToUpperInvariant()).Distinct()];
        var hasWords = !string.IsNullOrWhiteSpace(input.Text);
        RuleBroken.Unless(references.Length > 0 || hasWords, "Enter the references of records, or words that you copied", nameof(Input.Records));
        RuleBroken.Unless(references.Length <= MostRecords, $"Enter {MostRecords} references or fewer at a time", nameof(Input.Records));
        foreach (var reference in references)
        {
            RuleBroken.Unless(pages.TrueForAll(p => p.Source != reference), $"{reference} has been collected already", nameof(Input.Records));
            var found = await FindAsync(request.PartnershipId, reference, stop);
            RuleBroken.Unless(found is not null, $"There is no record {reference} in your partnership. Check the reference", nameof(Input.Records));
            await AddAsync(reference, found!.Title, found.Paragraphs, found.HasThirdParty);
            foreach (var document in await DocumentsAsync(found.Record, stop))
            {
                await AddAsync(
                    $"Document of {reference}", document.Name,
                    [$"A document ({document.Type.Words()}, {FileTypes.Size(document.Size)}), given on {Design.Dates.Full(London.DateOf(document.GivenAt))}."], hasThirdParty: true);
            }
        }

        if (hasWords)
        {
            RuleBroken.Unless(!string.IsNullOrWhiteSpace(input.Title), "Enter what the words were copied from", nameof(Input.Title));
            await AddAsync(Copied, input.Title!, [input.Text!], hasThirdParty: true);
        }

        db.AddRange(pages.Skip(first));
        await work.DoAsync(SubjectAccessActs.Collected, request, null, stop);
        return pages.Count - first;

        async Task AddAsync(string source, string title, IEnumerable<string> paragraphs, bool hasThirdParty) => pages.Add(CollectedPage.Collect(
            request, pages.Count + 1, source, (await requests.PlainAsync(title, stop)).Trim(),
            await requests.PlainAsync(string.Join("\n\n", paragraphs.Where(p => !string.IsNullOrWhiteSpace(p))), stop), hasThirdParty, now));
    }

    private async Task<SubjectPage?> FindAsync(Guid partnership, string reference, CancellationToken stop)
    {
        foreach (var giver in givers)
        {
            if (await giver.FindAsync(partnership, reference, stop) is { } page)
            {
                return page;
            }
        }

        return null;
    }

    private Task<List<Document>> DocumentsAsync(Guid record, CancellationToken stop) => db.Set<DocumentUse>().AsNoTracking()
        .Where(u => u.RecordId == record && u.EndedAt == null).Join(db.Set<Document>(), u => u.DocumentId, d => d.Id, (_, d) => d).OrderBy(d => d.GivenAt).ToListAsync(stop);
}
