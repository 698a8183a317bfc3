using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>Adds a file to an answer of one's own return, uses one again that was given before, and takes one away.</summary>
internal sealed class AddEvidence(IAccess access, KeepEvidence keep, GiveDocument give, UseDocuments use, Documents documents)
{
    public sealed class Input
    {
        public IFormFile? File { get; set; }

        /// <summary>A file that was given before, in place of a new one.</summary>
        public Guid? DocumentId { get; set; }

        /// <summary>A file that is taken away.</summary>
        public Guid? Removed { get; set; }
    }

    private Hand Hand => new(access.Person.Name);

    public Task HandleAsync(Return of, string id, Input input, CancellationToken stop) => keep.AddAsync(of, id, input, Hand, () => TakeAsync(of, input, stop), stop);

    public Task RemoveAsync(Return of, string id, Guid? file, CancellationToken stop) => keep.RemoveAsync(of, id, file, Hand, stop);

    private async Task<Guid> TakeAsync(Return of, Input input, CancellationToken stop)
    {
        if (input.DocumentId is not { } again)
        {
            var upload = input.File is { } file ? new Upload(file.FileName, file.Length, file.OpenReadStream) : null;
            return (await give.HandleAsync(upload, new DocumentHolder(of), null, stop)).Id;
        }

        if ((await documents.OfAsync(of.Id, stop)).All(d => d.Document.Id != again || d.Use.EndedAt is not null))
        {
            await use.ReuseAsync(again, new DocumentHolder(of), stop);
        }

        return again;
    }
}
