using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Remove;

/// <summary>Takes a document away from a finding or an action. It is hidden, and kept until its retention ends.</summary>
internal sealed class RemoveDocument(Opening opening, UseDocuments documents)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter why you are removing it")]
        [StringLength(Kernel.Files.Documents.ReasonLimit, ErrorMessage = "Why you are removing it must be 500 characters or fewer")]
        public string? Because { get; set; }
    }

    /// <summary>The use of a document, with the record that it stands at.</summary>
    public async Task<(DocumentUse Use, Document Document, IPartnershipRecord Record)> FindAsync(Guid use, CancellationToken stop)
    {
        var (found, document) = await documents.FindAsync(use, stop) ?? throw new NotVisible();
        return (found, document, await opening.RecordAsync(found.RecordId, Can.AddDocuments, stop));
    }

    /// <summary>Returns the record.</summary>
    public async Task<Guid> HandleAsync(Guid use, Input input, CancellationToken stop)
    {
        var (found, _, record) = await FindAsync(use, stop);
        await documents.RemoveAsync(found, new DocumentHolder(record), input.Because, stop);
        return record.Id;
    }
}
