using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;

namespace LineOfSight.Improvement.Deliver;

/// <summary>Records that an answer reached whoever raised the finding: how, by whom and when.</summary>
internal sealed class DeliverAnswer(Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter how they were told")]
        [StringLength(Answer.WayLimit, ErrorMessage = "How they were told must be 200 characters or fewer")]
        public string? Way { get; set; }

        [Required(ErrorMessage = "Enter who told them")]
        [StringLength(Answer.DeliveredByLimit, ErrorMessage = "Who told them must be 120 characters or fewer")]
        public string? DeliveredBy { get; set; }

        [Display(Name = "The date it was delivered")]
        [Required(ErrorMessage = "Enter the date it was delivered")]
        public DateOnly? DeliveredOn { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var (answer, finding) = await opening.AnswerAsync(id, Can.WriteAnswers, stop);
        work.Expect(answer, input.Version);
        answer.Deliver(finding, input.DeliveredOn!.Value, input.Way, input.DeliveredBy, clock.Today());
        await work.DoAsync(ImprovementActs.AnswerDelivered, answer, null, await opening.HoldersAsync(finding.Id, stop), stop);
    }
}
