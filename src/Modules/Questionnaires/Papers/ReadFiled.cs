using LineOfSight.FilledForms;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>Reads a filled form for a return: scanned, understood cell by cell, and kept nowhere.</summary>
internal sealed class ReadFiled(LineOfSightDb db, DefinitionBook book, ShippedDefinitions shipped, TakeOutside outside)
{
    public const string Field = "File";

    /// <summary>What is understood of a file for one return.</summary>
    /// <exception cref="RuleBroken">It is not taken; the message says why and what to do.</exception>
    public async Task<Understood> OfAsync(ReturnSheet sheet, IFormFile? file, CancellationToken stop)
    {
        RuleBroken.Unless(file is not null, "Choose the form that you filled in", Field);
        var read = await ReadAsync(file!.FileName, await BytesAsync(file, stop), sheet.Definition, await VersionsAsync(sheet, stop), stop);
        if (read.Reference.Length > 0 && read.Reference != sheet.Return.Reference)
        {
            // Last time's form has last time's reference. Of this version it is a form of somebody else, or of another round.
            var other = await db.Set<Return>().AsNoTracking().Where(r => r.Reference == read.Reference && r.PartnershipId == sheet.Return.PartnershipId).Select(r => (Guid?)r.AgencyId).FirstOrDefaultAsync(stop);
            RuleBroken.Unless(
                !read.IsOfThisVersion && (other ?? sheet.Return.AgencyId) == sheet.Return.AgencyId,
                $"This file is of another return: {read.Reference}. This one is {sheet.Return.Reference}. Download its form and put your answers into that", Field);
        }

        return read;
    }

    /// <summary>Has a file scanned and reads it.</summary>
    /// <exception cref="RuleBroken">It is not taken; the message says why and what to do.</exception>
    public async Task<Understood> ReadAsync(string name, byte[] content, Definition now, IReadOnlyDictionary<int, Definition> versions, CancellationToken stop)
    {
        if (content.Length > 0)
        {
            await outside.ScanAsync(content, stop);
        }

        try
        {
            using var stream = new MemoryStream(content, writable: false);
            var form = FormReader.Read(stream, name, (key, version) => key == now.Key ? versions.GetValueOrDefault(version) : null);
            return Understood.Of(form, versions[form.Version], now);
        }
        catch (FormRefused refused)
        {
            throw new RuleBroken(Words(refused, now), Field);
        }
    }

    /// <summary>Every version of the return's questionnaire that is held here: the partnership's own, and those that ship.</summary>
    public Task<IReadOnlyDictionary<int, Definition>> VersionsAsync(ReturnSheet sheet, CancellationToken stop) => VersionsAsync(sheet.Return.PartnershipId, sheet.Definition, stop);

    /// <inheritdoc cref="VersionsAsync(ReturnSheet, CancellationToken)" />
    public async Task<IReadOnlyDictionary<int, Definition>> VersionsAsync(Guid partnership, Definition now, CancellationToken stop)
    {
        var versions = shipped.All.Where(s => s.Definition.Key == now.Key).ToDictionary(s => s.Definition.Version, s => s.Definition);
        foreach (var own in await db.Set<OwnDefinition>().AsNoTracking().Where(d => d.PartnershipId == partnership && d.Key == now.Key && d.State == DefinitionState.Issued).ToListAsync(stop))
        {
            versions[own.Number] = book.Of(own);
        }

        versions[now.Version] = now;
        return versions;
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken stop)
    {
        RuleBroken.Unless(file.Length <= FileTypes.MostBytes, Refusals.Size, Field);
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, stop);
        return content;
    }

    private static string Words(FormRefused refused, Definition now) => refused.Why != FormRefusal.NotKnown ? refused.Message
        : refused.Key == now.Key ? $"This form is of version {refused.Version} of “{now.Title}”, which is not held here. This return asks version {now.Version}. Download its form and put your answers into that"
        : $"This is a form of another questionnaire. This return asks “{now.Title}”. Download its form and put your answers into that";
}
