using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;

namespace LineOfSight.Host.Searching;

/// <summary>Keeps a search, which is an act: who looked for what is in the audit trail.</summary>
internal sealed class MakeSearch(LineOfSightDb db, IAccess access, SearchRecords search, Work work, TimeProvider clock)
{
    /// <summary>What is typed.</summary>
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter what you are looking for")]
        [StringLength(SearchRecords.Limit, ErrorMessage = "What you are looking for must be 200 characters or fewer")]
        public string? Words { get; set; }

        /// <summary>A kind; anything else stands for all.</summary>
        public string? Kind { get; set; }
    }

    /// <returns>The search.</returns>
    public async Task<Guid> HandleAsync(Input input, CancellationToken stop)
    {
        var made = new SearchMade
        {
            Id = NewId.Next(), PersonId = access.Person.Id, Words = input.Words!.Trim(), Kind = search.Kinds.FirstOrDefault(k => k.Kind == input.Kind)?.Kind, At = clock.GetUtcNow(),
        };
        db.Add(made);
        await work.DoAsync(HostModule.Searched, made, null, [access.Person.PartnershipId ?? Act.Installation], stop);
        return made.Id;
    }
}
