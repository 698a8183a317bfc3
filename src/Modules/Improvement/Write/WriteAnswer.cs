using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Improvement.Write;

/// <summary>Writes an answer to whoever raised a finding. It is owed until it was delivered.</summary>
internal sealed class WriteAnswer(LineOfSightDb db, Opening opening, Work work, TimeProvider clock)
{
    public class Input
    {
        [Required(ErrorMessage = "Enter who the answer is to")]
        [StringLength(Answer.AddressedToLimit, ErrorMessage = "Who the answer is to must be 200 characters or fewer")]
        public string? AddressedTo { get; set; }

        [Required(ErrorMessage = "Enter the answer in plain words")]
        [StringLength(Answer.WordsLimit, ErrorMessage = "The answer must be 4,000 characters or fewer")]
        public string? Words { get; set; }
    }

    /// <returns>The answer.</returns>
    public async Task<Guid> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var finding = await opening.FindingAsync(id, Can.WriteAnswers, stop);
        var answer = Answer.Write(finding, input.AddressedTo, input.Words, clock.GetUtcNow());
        db.Add(answer);
        await work.DoAsync(ImprovementActs.AnswerWritten, answer, null, await opening.HoldersAsync(finding.Id, stop), stop);
        return answer.Id;
    }
}
