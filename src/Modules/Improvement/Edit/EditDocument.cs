using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes until when a document is evidence. Its bytes and its name stay as they were given.</summary>
internal sealed class EditDocument(Opening opening, UseDocuments documents)
{
    public sealed class Input
    {
        [Display(Name = "The date it is current until")]
        public DateOnly? CurrentUntil { get; set; }

        [Required(ErrorMessage = "Enter why the date changes")]
        [StringLength(Kernel.Files.Documents.ReasonLimit, ErrorMessage = "Why the date changes must be 500 characters or fewer")]
        public string? Because { get; set; }

        public int Version { get; set; }
    }

    /// <summary>The use of a document that the person's partnership keeps, with the record that it stands at.</summary>
    public async Task<(DocumentUse Use, Document Document, IPartnershipRecord Record)> FindAsync(Guid use, CancellationToken stop)
    {
        var (found, document) = await documents.FindAsync(use, stop) ?? throw new NotVisible();
        var record = await opening.RecordAsync(found.RecordId, Can.AddDocuments, stop);
        return documents.Keeps(document) ? (found, document, record) : throw new NotVisible();
    }

    /// <summary>Returns the record.</summary>
    public async Task<Guid> HandleAsync(Guid use, Input input, CancellationToken stop)
    {
        var (found, _, record) = await FindAsync(use, stop);
        await documents.ChangeUntilAsync(found, new DocumentHolder(record), input.CurrentUntil, input.Because, input.Version, stop);
        return record.Id;
    }
}
