using LineOfSight.Kernel.Files;

namespace LineOfSight.Improvement.Reuse;

/// <summary>Puts a document that the person or their agency gave before to a further finding or action.</summary>
internal sealed class ReuseDocument(Opening opening, UseDocuments use)
{
    public sealed class Input
    {
        public Guid? DocumentId { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop) =>
        await use.ReuseAsync(input.DocumentId, new DocumentHolder(await opening.RecordAsync(id, Can.AddDocuments, stop)), stop);
}
