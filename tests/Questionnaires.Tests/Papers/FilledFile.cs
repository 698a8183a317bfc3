using System.IO.Compression;
using System.Text;
using LineOfSight.FilledForms;
using LineOfSight.Kit;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Tests.Papers;

/// <summary>Forms as people fill them in, and change them.</summary>
internal static class FilledFile
{
    /// <summary>The short questionnaire, as the police are asked it.</summary>
    public static Definition Short { get; } = DefinitionFile.Read(QuestionnairesHouse.ShortText);

    /// <summary>Downloads a file.</summary>
    public static async Task<(byte[] Content, string Name)> GetAsync(Browser browser, string url)
    {
        using var response = await browser.Client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName ?? "");
    }

    /// <summary>Reads a form of the short questionnaire.</summary>
    public static FilledForm Read(byte[] content, string name) => FormReader.Read(new MemoryStream(content), name, (key, _) => key == Short.Key ? Short : null);

    /// <summary>A form of the short questionnaire.</summary>
    public static byte[] Make(string reference, Dictionary<string, Answer> answers, bool asWord = false, Definition? definition = null, Respondent? respondent = null)
    {
        var form = new Form(
            definition ?? Short, respondent ?? new("police", null), new("Section 11", "Northshire", "Northshire Constabulary", reference, null, DateTimeOffset.UnixEpoch), answers, new Dictionary<Guid, string>());
        using var file = new MemoryStream();
        if (asWord)
        {
            WordForm.Write(form, file);
        }
        else
        {
            ExcelForm.Write(form, file);
        }

        return file.ToArray();
    }

    /// <summary>Answers to all that the police are asked.</summary>
    public static Dictionary<string, Answer> Whole(string how = "The board’s minutes of May") => new()
    {
        ["named-lead"] = new() { Chosen = ["fully"], Scheme = "met", How = how }, ["contracts"] = new() { Chosen = ["no"] }, ["warrants"] = new() { Number = 12 },
        ["contact"] = new() { Text = "Sergeant Ray", Role = "Named officer" },
    };

    /// <summary>Changes words in a file, wherever they stand in it.</summary>
    public static byte[] Change(byte[] content, string from, string to)
    {
        using var file = new MemoryStream();
        file.Write(content);
        var changed = 0;
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToList())
            {
                string text;
                using (var reader = new StreamReader(entry.Open()))
                {
                    text = reader.ReadToEnd();
                }

                if (text.Contains(from, StringComparison.Ordinal))
                {
                    changed++;
                    var name = entry.FullName;
                    entry.Delete();
                    using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                    writer.Write(text.Replace(from, to, StringComparison.Ordinal));
                }
            }
        }

        Assert.True(changed > 0, $"“{from}” stands nowhere in the file");
        return file.ToArray();
    }

    /// <summary>Adds a part, such as a macro.</summary>
    public static byte[] With(byte[] content, string part, byte[] bytes)
    {
        using var file = new MemoryStream();
        file.Write(content);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(part).Open();
            stream.Write(bytes);
        }

        return file.ToArray();
    }
}
