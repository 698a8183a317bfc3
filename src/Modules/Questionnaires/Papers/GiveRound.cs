using System.IO.Compression;
using System.Runtime.CompilerServices;
using LineOfSight.FilledForms;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Lists;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Sheets;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>A whole round as files: every signed answer in one workbook, and a form for each return that is still asked for.</summary>
internal sealed class GiveRound(LineOfSightDb db, IAccess access, ReadRound read, TakeList take, Work work, DataFolder folder, TimeProvider clock)
{
    // What a spreadsheet holds.
    private const int MostColumns = 16_384;
    private const int AtOnce = 50;

    /// <summary>A row for each return and a column for each part of each question. Only what was signed off has answers: a draft is nobody else's business.</summary>
    public async Task<TakenList> WorkbookAsync(Round round, SheetFormat format, CancellationToken stop)
    {
        var (definition, returns) = (await read.DefinitionAsync(round, stop), await read.ReturnsAsync(round, stop));
        var parts = RoundColumns.Of(definition);
        Column[] columns =
        [
            new(round.Audience == Audience.Schools ? "School" : "Agency", 44), new("URN", 10), new(round.Audience == Audience.Schools ? "Phase" : "Type", 24), new("District", 22),
            new("Reference", 12), new("State", 14), new("Due", 14), new("Signed off", 20), new("By", 24), new("Role", 24), .. parts.Select(p => p.Part.Column),
        ];
        RuleBroken.Unless(columns.Length <= MostColumns, "This questionnaire has more parts than a spreadsheet has columns");
        return await take.HandleAsync(new Listing(Can.KeepRounds, $"Answers of {round.Reference}", [], returns.Count, columns, RowsAsync(returns, parts, stop)), format, stop);
    }

    /// <summary>A form for each return that is still asked for. What was entered for it from paper stands in it; a draft of its own does not.</summary>
    public async Task<TakenList> FormsAsync(Round round, FormKind kind, CancellationToken stop)
    {
        access.Demand(Can.KeepRounds, round);
        RuleBroken.Unless(round.State == RoundState.Open, "Only an open round has forms to send out");
        var (definition, returns) = (await read.DefinitionAsync(round, stop), await read.ReturnsAsync(round, stop));
        var partnership = await db.Set<Partnership>().Where(p => p.Id == round.PartnershipId).Select(p => p.Name).SingleAsync(stop);
        var content = TemporaryFile.In(folder);
        try
        {
            var count = 0;
            using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var some in returns.Where(r => r.IsOpen).Chunk(AtOnce))
                {
                    var answers = await AnswersAsync([.. some.Where(r => r is { KeyedAt: not null, CanBeKeyed: true })], stop);
                    foreach (var of in some)
                    {
                        stop.ThrowIfCancellationRequested();
                        var given = answers[of.Id].ToDictionary(a => a.Question, a => a.Given);
                        var form = new Form(
                            definition, of.Respondent, new(round.Title, partnership, of.Name, of.Reference, of.DueOn, clock.GetUtcNow()), given, new Dictionary<Guid, string>());

                        // The files inside are packed already.
                        await using var entry = await zip.CreateEntry($"{of.Reference.ToLowerInvariant()}-{Plain(of.Name)}{kind.Ending()}", CompressionLevel.NoCompression).OpenAsync(stop);
                        MakeForm.Write(form, kind, entry);
                        count++;
                    }
                }
            }

            await work.DoAsync(RoundActs.FormsTaken, round, $"{count} as {kind.Words()}", stop);
            content.Position = 0;
            return new(content, "application/zip", $"forms-of-{round.Reference.ToLowerInvariant()}.zip");
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(IReadOnlyList<Return> returns, IReadOnlyList<(string Question, RoundColumns.Part Part)> parts, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var some in returns.Chunk(AtOnce))
        {
            var answers = await AnswersAsync([.. some.Where(r => r.State == ReturnState.Signed)], stop);
            foreach (var of in some)
            {
                var given = answers[of.Id].ToDictionary(a => a.Question, a => a.Given);
                // In the first column of what an agency does not share stands why.
                var withheld = answers[of.Id].Where(a => a.WithheldBecause is not null).ToDictionary(a => a.Question, a => AnswerOnce.NotShared.Words(of.Name, a.WithheldBecause!));
                yield return
                [
                    of.Name, of.Urn, of.KindWords, of.District, of.Reference, of.State.Words(), of.DueOn, of.SignedAt, of.SignerName, of.SignerRole,
                    .. parts.Select((p, i) => withheld.GetValueOrDefault(p.Question) is { } words ? (i == 0 || parts[i - 1].Question != p.Question ? words : null)
                        : given.TryGetValue(p.Question, out var answer) ? p.Part.Value(answer) : null),
                ];
            }
        }
    }

    private async Task<ILookup<Guid, ReturnAnswer>> AnswersAsync(IReadOnlyList<Return> of, CancellationToken stop)
    {
        var ids = of.Select(r => r.Id).ToList();
        return (ids.Count == 0 ? [] : await db.Set<ReturnAnswer>().AsNoTracking().Where(a => ids.Contains(a.ReturnId)).ToListAsync(stop)).ToLookup(a => a.ReturnId);
    }

    // Names of agencies and schools, as names of files on any system.
    private static string Plain(string name)
    {
        var plain = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        var words = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= 60 ? words : words[..60].TrimEnd('-');
    }
}
