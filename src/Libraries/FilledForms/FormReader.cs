using LineOfSight.QuestionnaireEngine;
using LineOfSight.Trackers;

namespace LineOfSight.FilledForms;

/// <summary>
/// Reads filled forms back. The file may have been through any program that keeps Word or Excel files; its cells are read as those of lists
/// are (<see cref="TrackerReader"/>): bounded, nothing worked out, fetched or run.
/// </summary>
public static class FormReader
{
    /// <summary>Reads a form.</summary>
    /// <param name="file">The file; at most 20 MB of it are read.</param>
    /// <param name="fileName">Its name; the ending says what it is.</param>
    /// <param name="find">The definition of a questionnaire's version; null for one that is not taken here.</param>
    /// <exception cref="FormRefused">It cannot be taken as a form; the message says why and what to do.</exception>
    public static FilledForm Read(Stream file, string fileName, Func<string, int, Definition?> find)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(find);
        var read = Cells(fileName, Whole(file));
        var rows = FormRows.Of(read);
        if (rows.Code is not { } code || rows.Rows.Count == 0)
        {
            throw new FormRefused(FormRefusal.NotAForm, "This file is not a form of this system, or its codes were taken out. Download the form again and put your answers into that");
        }

        if (find(code.Key, code.Version) is not { } definition)
        {
            throw new FormRefused(
                FormRefusal.NotKnown, $"This is a form of another questionnaire: “{code.Key}”, version {code.Version}. Download the form of the one that you want to answer, and fill that in")
            { Key = code.Key, Version = code.Version };
        }

        var answers = new FormAnswers(definition);
        answers.Read(rows, read.Remarks);
        return new(code.Reference, code.Key, code.Version, answers.Typed, answers.Remarks);
    }

    private static byte[] Whole(Stream file)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            whole.Write(buffer, 0, read);
            if (whole.Length > Trackers.Limits.Bytes)
            {
                throw Refused(Refusal.TooMuch, null);
            }
        }

        return whole.ToArray();
    }

    private static TrackerFile Cells(string name, byte[] content)
    {
        try
        {
            return content.Length > 0 && name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant() is "CSV" or "TXT"
                ? throw Refused(Refusal.OtherKind, null)
                : TrackerReader.Read(name, content);
        }
        catch (TrackerRefused refused)
        {
            throw Refused(refused.Why, refused);
        }
    }

    private static FormRefused Refused(Refusal why, Exception? cause) => why switch
    {
        Refusal.Empty => new(FormRefusal.Empty, "There is no form in this file: it is empty. Choose the form that you filled in", cause),
        Refusal.TooMuch => new(FormRefusal.TooMuch, "This file holds far more than a form. Download the form again and put your answers into that", cause),
        Refusal.Macros => new(FormRefusal.Macros, "This file has macros or controls in it, or can have them. Save it without them, as .docx or .xlsx, and use that", cause),
        Refusal.Locked => new(FormRefusal.Locked, "This file is password protected. Take the password off and use the new file", cause),
        Refusal.OtherKind => new(FormRefusal.OtherKind, "The file must be the form as a Word document (.docx) or an Excel workbook (.xlsx). Save it as one of these and use that", cause),
        _ => new(FormRefusal.Unreadable, "This file is damaged or is not what its name says. Open it, save it again as .docx or .xlsx and use the new file", cause),
    };
}
