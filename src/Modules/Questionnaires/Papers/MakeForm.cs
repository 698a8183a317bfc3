using LineOfSight.FilledForms;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>As what a form is had.</summary>
internal enum FormKind
{
    Word,
    Excel,

    /// <summary>Word to print, with boxes to tick and room to write.</summary>
    Paper,
}

/// <summary>A form as a file.</summary>
internal sealed record MadeForm(byte[] Content, string MediaType, string Name);

/// <summary>Makes forms of returns and of questionnaires. Whoever calls has found the record visible.</summary>
internal sealed class MakeForm(LineOfSightDb db, ReadReturn read, Work work, TimeProvider clock)
{
    /// <summary>A return with its answers. That somebody took it away is an act.</summary>
    public async Task<MadeForm> OfAsync(Return of, FormKind kind, CancellationToken stop)
    {
        var sheet = await read.SheetAsync(of, stop);
        var files = sheet.Answers.Values.SelectMany(a => a.Files ?? []).Distinct().ToList();
        var known = await read.NamesAsync(files, stop);
        var names = files.ToDictionary(f => f, f => known.GetValueOrDefault(f, "A file"));
        await work.DoAsync(ReturnActs.Downloaded, of, $"As {kind.Words()}", stop);
        return Write(new(sheet.Definition, of.Respondent, await HeadAsync(of, stop), sheet.Answers, names) { Notes = NotShared.Of(sheet) }, kind, NameOf(of, sheet.Definition));
    }

    /// <summary>A return's form without its answers, to be sent or printed for whoever answers.</summary>
    public async Task<MadeForm> EmptyAsync(Return of, FormKind kind, CancellationToken stop)
    {
        var sheet = await read.SheetAsync(of, stop);
        return Write(new(sheet.Definition, of.Respondent, await HeadAsync(of, stop), new Dictionary<string, Answer>(), new Dictionary<Guid, string>()), kind, NameOf(of, sheet.Definition));
    }

    /// <summary>A questionnaire that belongs to no return.</summary>
    public MadeForm Blank(Definition definition, Respondent respondent, string partnership, FormKind kind) => Write(
        new(definition, respondent, new(definition.Title, partnership, "", "", null, clock.GetUtcNow()), new Dictionary<string, Answer>(), new Dictionary<Guid, string>()),
        kind, $"{definition.Key}-{definition.Version}");

    /// <summary>Writes the form to a stream that need not seek.</summary>
    public static void Write(Form form, FormKind kind, Stream to)
    {
        if (kind == FormKind.Excel)
        {
            ExcelForm.Write(form, to);
        }
        else
        {
            WordForm.Write(form, to, kind == FormKind.Paper);
        }
    }

    private static MadeForm Write(Form form, FormKind kind, string name)
    {
        using var file = new MemoryStream();
        Write(form, kind, file);
        return new(file.ToArray(), kind == FormKind.Excel ? ExcelForm.MediaType : WordForm.MediaType, name + kind.Ending());
    }

    private async Task<FormHead> HeadAsync(Return of, CancellationToken stop)
    {
        var round = await read.RoundAsync(of, stop);
        var partnership = await db.Set<Partnership>().Where(p => p.Id == of.PartnershipId).Select(p => p.Name).SingleAsync(stop);
        return new(round.Title, partnership, of.Name, of.Reference, of.DueOn, clock.GetUtcNow());
    }

    // A file's name travels further than the file: it names the return, and nobody.
    private static string NameOf(Return of, Definition definition) => $"{definition.Key}-{of.Reference.ToLowerInvariant()}";
}

/// <summary>Kinds of form as people and files name them.</summary>
internal static class FormKinds
{
    public static string Words(this FormKind kind) => kind switch { FormKind.Word => "Word", FormKind.Excel => "Excel", _ => "Word to print" };

    public static string Ending(this FormKind kind) => kind switch { FormKind.Word => ".docx", FormKind.Excel => ".xlsx", _ => "-to-print.docx" };
}
