using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>
/// Signs a return off: a named person vouches for it, and from then on it stands. Links to it open nothing while it is signed off. Other
/// modules hear of it in the same moment.
/// </summary>
internal sealed class SignOff(IAccess access, ReadReturn read, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        public string? SignerName { get; set; }

        public string? SignerRole { get; set; }

        public bool IsAccurate { get; set; }
    }

    /// <summary>Signs one's own return off.</summary>
    public async Task HandleAsync(Guid id, Input input, CancellationToken stop) => await HandleAsync(await read.FindOpenAsync(id, stop), input, stop);

    public async Task HandleAsync(Return of, Input input, CancellationToken stop)
    {
        await read.HoldAsync(of, stop);
        var sheet = await read.SheetAsync(of, stop);
        of.Progress(sheet.Asked.Count, sheet.Finished, clock.GetUtcNow());
        of.Sign(input.SignerName, input.SignerRole, input.IsAccurate, access.Person.IsSomebody ? access.Person.Id : null, clock.GetUtcNow());
        work.Tell(Told(sheet));
        await work.DoAsync(ReturnActs.SignedOff, of, null, stop);
    }

    /// <summary>What other modules are told of a return that is signed off.</summary>
    public static ResponseSigned Told(ReturnSheet sheet) => new(
        sheet.Return.Id, sheet.Return.PartnershipId, sheet.Return.RoundId, sheet.Return.AgencyId, sheet.Definition.Key, sheet.Definition.Version,
        [.. sheet.Asked.Where(q => q.Kind == QuestionKind.Grade).Select(q => Graded(sheet, q)).OfType<GradeGiven>()]);

    private static GradeGiven? Graded(ReturnSheet sheet, Question question)
    {
        var scheme = sheet.Definition.SchemeOf(question)!;
        return sheet.Answers.GetValueOrDefault(question.Id)?.One is { } id && scheme.Find(id) is { } grade
            ? new(question.Id, sheet.Definition.SectionOf(question.Id).Id, scheme.Key, grade.Id, grade.Score, scheme.Best)
            : null;
    }
}
