using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Files;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Improvement.Add;

/// <summary>Adds a document to a finding or an action.</summary>
internal sealed class AddDocument(Opening opening, GiveDocument give)
{
    public sealed class Input
    {
        public IFormFile? File { get; set; }

        [Display(Name = "The date it is current until")]
        public DateOnly? CurrentUntil { get; set; }
    }

    /// <summary>False where this installation stores no files.</summary>
    public bool Takes => give.Takes;

    public async Task<Document> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var upload = input.File is { } file ? new Upload(file.FileName, file.Length, file.OpenReadStream) : null;
        return await give.HandleAsync(upload, new DocumentHolder(await opening.RecordAsync(id, Can.AddDocuments, stop)), input.CurrentUntil, stop);
    }
}
