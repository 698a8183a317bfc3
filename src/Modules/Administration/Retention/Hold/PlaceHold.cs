using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Retention.Hold;

/// <summary>Places a hold on records, on those about one person, on a kind, or on the whole partnership.</summary>
internal sealed class PlaceHold(LineOfSightDb db, IAccess access, Periods periods, RetentionBook book, Work work, TimeProvider clock)
{
    public const int MostRecords = 200;

    public sealed class Input
    {
        [Required(ErrorMessage = "Choose what is held")]
        public HoldReach? Reach { get; set; }

        public string? Kind { get; set; }

        [StringLength(Kernel.Retention.Hold.SubjectLimit, ErrorMessage = "The reference must be 100 characters or fewer")]
        public string? Subject { get; set; }

        [StringLength(5000, ErrorMessage = "The references must be 5,000 characters or fewer")]
        public string? Records { get; set; }

        [StringLength(5000, ErrorMessage = "The references must be 5,000 characters or fewer")]
        public string? RecordsOfPerson { get; set; }

        [Required(ErrorMessage = "Choose why it is held")]
        public HoldGround? Ground { get; set; }

        [Required(ErrorMessage = "Enter which inquiry, court or complaint it is, and who asked")]
        [StringLength(Kernel.Retention.Hold.ReasonLimit, ErrorMessage = "Which inquiry, court or complaint must be 1,000 characters or fewer")]
        public string? Reason { get; set; }
    }

    public async Task HandleAsync(Input input, CancellationToken stop)
    {
        var partnership = periods.Present(Can.HoldRecords);
        RuleBroken.Unless(input.Reach != HoldReach.Kind || (input.Kind is not null && book.Find(input.Kind) is not null), "Choose the kind of record", nameof(Input.Kind));
        var hold = Kernel.Retention.Hold.Place(
            partnership, input.Reach!.Value, input.Kind, input.Reach == HoldReach.Person ? input.Subject : null, input.Ground!.Value, input.Reason, access.Person.Id, clock.GetUtcNow());
        db.Add(hold);
        foreach (var (id, reference) in await NamedAsync(partnership, input, stop))
        {
            db.Add(new HoldRecord { HoldId = hold.Id, RecordId = id, Reference = reference });
        }

        await work.DoAsync(RetentionActs.HoldPlaced, hold, input.Reason, stop);
    }

    private async Task<IReadOnlyList<(Guid Id, string Reference)>> NamedAsync(Guid partnership, Input input, CancellationToken stop)
    {
        if (input.Reach is not (HoldReach.Record or HoldReach.Person))
        {
            return [];
        }

        var field = input.Reach == HoldReach.Record ? nameof(Input.Records) : nameof(Input.RecordsOfPerson);
        var typed = (input.Reach == HoldReach.Record ? input.Records : input.RecordsOfPerson) ?? "";
        string[] references = [.. typed.Split((char[])['\n', '\r', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(r => r.ToUpperInvariant()).Distinct()];
        RuleBroken.Unless(references.Length is > 0 and <= MostRecords, $"Enter the references of 1 to {MostRecords} records, such as F-7KQ2M", field);
        var found = new List<(Guid Id, string Reference)>();
        foreach (var rule in book.All.Where(r => r.Table is not null))
        {
            // The names come from the modules' own rules; what was typed is a value.
            var sql = $$"""
                select r.id as "Id", {{rule.Reference}} as "Reference" from {{rule.Table}} r
                where {{rule.Reference}} = any({0})
                  and (r.partnership_id = {1} or exists (select 1 from kernel.share s where s.record_id = r.id and s.partnership_id = {1}))
                """;
            found.AddRange((await db.Database.SqlQueryRaw<Found>(sql, references, partnership).ToListAsync(stop)).Select(f => (f.Id, f.Reference)));
        }

        var missing = references.Except(found.Select(f => f.Reference)).FirstOrDefault();
        RuleBroken.Unless(missing is null, $"There is no record {missing} in your partnership. Check the reference", field);
        return found;
    }

    private sealed record Found(Guid Id, string Reference);
}
