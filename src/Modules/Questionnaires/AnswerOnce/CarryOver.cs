using System.Text.Json.Nodes;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>
/// Carries the answers of a return that was signed off into one that it answers, without what stays out. The database writes them
/// (<c>questionnaires.carry</c>), so no act holds their texts, and refuses what stays out once more.
/// </summary>
internal sealed class CarryOver(LineOfSightDb db, ReadReturn read, ReadSharing sharing, DefinitionBook definitions, TellKeepers tell, Work work, TimeProvider clock)
{
    /// <summary>One answer on its way.</summary>
    /// <param name="From">The question that was answered.</param>
    /// <param name="To">The question of the area's version.</param>
    /// <param name="Answer">What is carried; null for what stays out.</param>
    /// <param name="Because">Why it stays out, or null.</param>
    /// <param name="FilesBecause">Why some of its files stay out, or null.</param>
    internal sealed record Line(string From, string To, Answer? Answer, string? Because, string? FilesBecause);

    /// <summary>Carries them over. Nothing is done in a round that is closed, and for a return that was excused: what they hold stands.</summary>
    /// <param name="shared">The sharing, saved before.</param>
    /// <param name="lead">The return that answers, signed off.</param>
    /// <param name="stop">Cancels.</param>
    public async Task HandleAsync(SharedWith shared, Return lead, CancellationToken stop)
    {
        var of = await db.Set<Return>().SingleAsync(r => r.Id == shared.ReturnId, stop);
        if (of.State == ReturnState.Excused || !await db.Set<Round>().AnyAsync(r => r.Id == of.RoundId && r.State == RoundState.Open, stop))
        {
            return;
        }

        await read.HoldAsync(of, stop);
        var (isFirst, isNew, stood) = (shared.CarriedAt is null, shared.LeadSignedAt != lead.SignedAt, of.State == ReturnState.Signed);
        var json = Json(await LinesAsync(lead, of, stop)).ToJsonString();
        var hasChanged = (await db.Database.SqlQuery<bool>($"select questionnaires.carry({shared.Id}, {json}) as \"Value\"").ToListAsync(stop))[0];
        var (sheet, now) = (await read.SheetAsync(of, stop), clock.GetUtcNow());
        of.Carried(sheet.Asked.Count, sheet.Finished, now);
        shared.Came(lead, hasChanged, now);
        if (isNew && sheet.IsComplete && sheet.Asked.All(q => sheet.IsCarried(q.Id)))
        {
            of.SignAs(lead, now);
        }

        if (of.State == ReturnState.Signed)
        {
            work.Tell(SignOff.Told(sheet));
        }
        else if (stood)
        {
            work.Tell(new ResponseReopened(of.Id));
        }

        await work.DoAsync(SharingActs.Carried, of, null, stop);
        if (hasChanged && !isFirst)
        {
            await tell.HandleAsync(of, SharingLetters.Changed, of.State == ReturnState.Signed ? $"/questionnaires/return/{of.Id}" : $"/questionnaires/follow/return/{of.Id}", stop);
        }
    }

    private async Task<IReadOnlyList<Line>> LinesAsync(Return lead, Return of, CancellationToken stop)
    {
        // What an area asks beside the questionnaire is that area's alone: only what both ask goes over.
        var (once, now) = (await sharing.SheetAsync(lead, stop), await definitions.OfAsync(of.DefinitionId, stop));
        return Lines(once.Definition, now, once, [.. (await sharing.WithheldAsync(lead, stop)).Where(w => w.FromId is null || w.FromId == of.PartnershipId)]);
    }

    /// <summary>What goes over. A question that is asked only because of an answer that stays out stays out with it: that it is asked says what was answered.</summary>
    public static IReadOnlyList<Line> Lines(Definition was, Definition now, AnswerSheet sheet, IReadOnlyCollection<Withheld> withheld)
    {
        var whole = withheld.Where(w => w.FileId is null).GroupBy(w => w.Question).ToDictionary(g => g.Key, g => g.First().Because, StringComparer.Ordinal);
        var behind = Behind(was, whole.Keys);
        var answers = sheet.Asked.Where(q => sheet.Answers.ContainsKey(q.Id)).ToDictionary(q => q.Id, q => sheet.Answers[q.Id]);
        var map = now.Carries.FirstOrDefault(c => c.From == was.Version);
        var lines = new List<Line>();
        foreach (var (to, answer) in Carrying.Over(was, now, answers).Answers)
        {
            var from = map?.Questions.FirstOrDefault(p => p.Value == to).Key ?? to;
            if (behind.Contains(from))
            {
                continue;
            }

            var files = withheld.Where(w => w.FileId is { } file && answer.Files?.Contains(file) == true).ToList();
            lines.Add(whole.GetValueOrDefault(from) is { } because ? new(from, to, null, because, null)
                : new(from, to, answer with { Files = [.. (answer.Files ?? []).Where(f => files.TrueForAll(w => w.FileId != f))] }, null, files.Count == 0 ? null : files[0].Because));
        }

        return lines;
    }

    // Every question that is asked depending on one of these, however many steps away.
    private static HashSet<string> Behind(Definition definition, IEnumerable<string> these)
    {
        var (reached, behind) = (these.ToHashSet(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        while (definition.Questions.Where(q => !reached.Contains(q.Id) && q.When?.LooksAt.Any(reached.Contains) == true).ToList() is { Count: > 0 } more)
        {
            reached.UnionWith(more.Select(q => q.Id));
            behind.UnionWith(more.Select(q => q.Id));
        }

        return behind;
    }

    private static JsonArray Json(IEnumerable<Line> lines) =>
        [.. lines.Select(l => new JsonObject { ["from"] = l.From, ["to"] = l.To, ["value"] = l.Answer is null ? null : JsonNode.Parse(l.Answer.ToJson()), ["because"] = l.Because, ["filesBecause"] = l.FilesBecause })];
}
