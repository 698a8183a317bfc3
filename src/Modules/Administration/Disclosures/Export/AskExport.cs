using System.ComponentModel.DataAnnotations;
using LineOfSight.Administration.Retention;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Administration.Disclosures.Export;

/// <summary>Asks for what one agency gave; it can be fetched for 24 hours.</summary>
internal sealed class AskExport(LineOfSightDb db, IAccess access, IAgencies agencies, Periods periods, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose an agency")]
        public Guid? AgencyId { get; set; }

        [Required(ErrorMessage = "Enter who will be given it")]
        [StringLength(Disclosure.GivenToLimit, ErrorMessage = "Who will be given it must be 200 characters or fewer")]
        public string? GivenTo { get; set; }

        [Required(ErrorMessage = "Enter the lawful basis")]
        [StringLength(Disclosure.TextLimit, ErrorMessage = "The lawful basis must be 2,000 characters or fewer")]
        public string? LawfulBasis { get; set; }

        [Required(ErrorMessage = "Enter why it is needed")]
        [StringLength(1000, ErrorMessage = "Why it is needed must be 1,000 characters or fewer")]
        public string? Because { get; set; }
    }

    public async Task<IReadOnlyList<AgencyName>> ChoicesAsync(CancellationToken stop) => await agencies.InAsync(periods.Present(Can.ExportAgencies), stop);

    public async Task HandleAsync(Input input, CancellationToken stop)
    {
        var partnership = periods.Present(Can.ExportAgencies);
        RuleBroken.Unless((await agencies.InAsync(partnership, stop)).Any(a => a.Id == input.AgencyId), "Choose an agency from the list", nameof(Input.AgencyId));
        var export = AgencyExport.Ask(partnership, input.AgencyId!.Value, input.GivenTo!, input.LawfulBasis!, access.Person.Id, clock.GetUtcNow());
        db.Add(export);
        await work.DoAsync(DisclosureActs.ExportAsked, export, input.Because, stop);
    }
}
