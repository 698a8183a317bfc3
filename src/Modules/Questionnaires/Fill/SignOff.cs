using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Rules;
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
        var sheet = await ReadAsync(of, null, stop);
        of.Sign(input.SignerName, input.SignerRole, input.IsAccurate, access.Person.IsSomebody ? access.Person.Id : null, clock.GetUtcNow());
        work.Tell(Told(sheet));
        await work.DoAsync(ReturnActs.SignedOff, of, null, stop);
    }

    /// <summary>Records that a return was signed on paper or by email. The act names who entered it; who signed has no account in it.</summary>
    public async Task KeyAsync(Return of, Input input, CancellationToken stop)
    {
        var sheet = await ReadAsync(of, access.Person.Id, stop);
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(input.SignerName), "Enter the name of whoever signed", nameof(input.SignerName));
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(input.SignerRole), "Enter the role of whoever signed", nameof(input.SignerRole));
        RuleBroken.Unless(input.IsAccurate, "Confirm that the paper or email says that this is an accurate assessment", nameof(input.IsAccurate));
        of.Sign(input.SignerName, input.SignerRole, input.IsAccurate, null, clock.GetUtcNow());
        work.Tell(Told(sheet));
        await work.DoAsync(ReturnActs.SignedOnPaper, of, null, stop);
    }

    private async Task<ReturnSheet> ReadAsync(Return of, Guid? keyedBy, CancellationToken stop)
    {
        var sheet = await read.HoldAsync(of, stop);
        of.Progress(sheet.Asked.Count, sheet.Finished, clock.GetUtcNow(), keyedBy);
        return sheet;
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
