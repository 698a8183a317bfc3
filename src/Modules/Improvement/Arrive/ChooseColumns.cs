using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Says what each column of a list is, and remembers it for the next file of the same shape.</summary>
internal sealed class ChooseColumns(LineOfSightDb db, IAccess access, ReadArrival read, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        /// <summary>The shape of the list that was chosen.</summary>
        public string? Shape { get; set; }

        [Required(ErrorMessage = "Choose what this list holds")]
        public ListKind? Kind { get; set; }

        /// <summary>The fields, in the order of the headings; nothing for a column that becomes nothing.</summary>
        public List<TrackerField?> Fields { get; set; } = [];

        [Display(Name = "The day the list speaks of")]
        [Required(ErrorMessage = "Enter the day the list speaks of")]
        public DateOnly? AsOf { get; set; }

        public bool IsCaseLevel { get; set; }
    }

    /// <summary>What the columns are: as chosen, as remembered, or as their headings say.</summary>
    public async Task<(Mapping Mapping, bool IsRemembered)> MappingAsync(Arrival arrival, ReadArrival.Sheets list, CancellationToken stop)
    {
        if (arrival.Shape == list.Shape && arrival.Choices is { } chosen)
        {
            return (Written.Read<Choices>(chosen).Mapping, false);
        }

        var remembered = await db.Set<FileShape>().AsNoTracking().SingleOrDefaultAsync(s => s.PartnershipId == arrival.PartnershipId && s.Shape == list.Shape, stop);
        return remembered is null ? (Mapping.Guess(list.Parts[0].Layout), false) : (Written.Read<Mapping>(remembered.Mapping), true);
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var arrival = await read.FindAsync(id, stop);
        var list = (await read.OfAsync(arrival, stop)).Lists.FirstOrDefault(l => l.Shape == input.Shape);
        RuleBroken.Unless(list is not null, "Choose the list from those in the file", nameof(Input.Shape));
        RuleBroken.Unless(input.AsOf <= clock.Today(), "The day the list speaks of must be today or in the past", nameof(Input.AsOf));
        RuleBroken.Unless(!input.IsCaseLevel || access.May(Can.ReadCaseLevel), "You may not record what describes one child’s case. Ask somebody who may", nameof(Input.IsCaseLevel));
        var (headings, fields) = (list!.Parts[0].Layout.Headings, new Dictionary<string, TrackerField>());
        for (var i = 0; i < headings.Count && i < input.Fields.Count; i++)
        {
            if (input.Fields[i] is { } field)
            {
                RuleBroken.Unless(
                    field == TrackerField.Progress || !fields.ContainsValue(field),
                    $"Two columns are “{field.Words()}”. Choose which one is, and what the other one is", $"{nameof(Input.Fields)}[{i}]");
                fields.Add(headings[i].Key, field);
            }
        }

        var (before, _) = await MappingAsync(arrival, list, stop);
        var mapping = new Mapping(input.Kind!.Value, fields, before.Statuses);
        RuleBroken.Unless(
            fields.ContainsValue(mapping.Main), $"No column is “{mapping.Main.Words()}”. Choose which column holds it, or choose what else this list holds", nameof(Input.Kind));
        arrival.Choose(list.Shape, new Choices { Mapping = mapping, AsOf = input.AsOf!.Value, IsCaseLevel = input.IsCaseLevel });
        await RememberAsync(arrival, mapping, stop);
        await work.DoAsync(ArriveActs.Chosen, arrival, null, stop);
    }

    /// <summary>Keeps the mapping for the next file of the same shape, in the unit of work that is open.</summary>
    internal async Task RememberAsync(Arrival arrival, Mapping mapping, CancellationToken stop)
    {
        var remembered = await db.Set<FileShape>().SingleOrDefaultAsync(s => s.PartnershipId == arrival.PartnershipId && s.Shape == arrival.Shape, stop);
        if (remembered is null)
        {
            remembered = FileShape.Of(arrival.PartnershipId, arrival.Shape!);
            db.Add(remembered);
        }

        remembered.Remember(mapping, clock.GetUtcNow());
    }
}
