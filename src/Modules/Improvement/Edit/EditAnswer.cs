using LineOfSight.Improvement.Write;
using LineOfSight.Kernel.Acts;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes an answer before it is delivered.</summary>
internal sealed class EditAnswer(Opening opening, Work work)
{
    public sealed class Input : WriteAnswer.Input
    {
        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var (answer, finding) = await opening.AnswerAsync(id, Can.WriteAnswers, stop);
        work.Expect(answer, input.Version);
        answer.Change(input.AddressedTo, input.Words);
        await work.DoAsync(ImprovementActs.AnswerEdited, answer, null, await opening.HoldersAsync(finding.Id, stop), stop);
    }
}
