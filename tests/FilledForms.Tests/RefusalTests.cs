using System.IO.Compression;
using System.Text;

namespace LineOfSight.FilledForms.Tests;

/// <summary>What is no filled form is refused, with what it is and what to do.</summary>
public sealed class RefusalTests
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static FormRefused Refused(byte[] content, string name) => Assert.Throws<FormRefused>(() => Sample.Read(content, name));

    private static void Is(FormRefusal why, string words, FormRefused refused)
    {
        Assert.Equal(why, refused.Why);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("list", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.xlsx")]
    public void An_empty_file(string name) => Is(FormRefusal.Empty, "it is empty", Refused([], name));

    [Theory]
    [InlineData("a.pdf")]
    [InlineData("a.csv")]
    [InlineData("a.odt")]
    [InlineData("a.ods")]
    [InlineData("a.doc")]
    [InlineData("a.xlsb")]
    [InlineData("form")]
    public void Other_kinds_of_file(string name) => Is(FormRefusal.OtherKind, "(.docx) or an Excel workbook (.xlsx)", Refused([1, 2, 3], name));

    [Theory]
    [InlineData("a.docm")]
    [InlineData("a.xlsm")]
    public void Files_that_can_hold_macros(string name) => Is(FormRefusal.Macros, "macros", Refused([1], name));

    [Fact]
    public void Macros_in_a_file_that_says_it_has_none()
    {
        Is(FormRefusal.Macros, "macros", Refused(Tampered.With(Sample.Word(Sample.Form()), "word/vbaProject.bin", [1]), "a.docx"));
        Is(FormRefusal.Macros, "macros", Refused(Tampered.With(Sample.Excel(Sample.Form()), "xl/vbaProject.bin", [1]), "a.xlsx"));
    }

    [Fact]
    public void A_file_with_a_password() => Is(FormRefusal.Locked, "password", Refused([.. Compound, .. new byte[64], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "a.xlsx"));

    [Fact]
    public void A_file_of_an_old_program() => Is(FormRefusal.OtherKind, "Save it as", Refused([.. Compound, .. new byte[600]], "a.docx"));

    [Fact]
    public void A_file_that_is_too_large()
    {
        Is(FormRefusal.TooMuch, "far more than a form", Refused(new byte[Trackers.Limits.Bytes + 1], "a.docx"));
        using var endless = new Endless();
        Is(FormRefusal.TooMuch, "far more than a form", Assert.Throws<FormRefused>(() => FormReader.Read(endless, "a.xlsx", Sample.Find)));
    }

    [Theory]
    [InlineData("word/document.xml", "a.docx")]
    [InlineData("xl/workbook.xml", "a.xlsx")]
    public void A_bomb(string part, string name)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 220; i++)
            {
                stream.Write(zeros);
            }
        }

        Is(FormRefusal.TooMuch, "far more than a form", Refused(file.ToArray(), name));
    }

    [Fact]
    public void Damaged_files_and_files_that_are_not_what_their_name_says()
    {
        Is(FormRefusal.Unreadable, "damaged", Refused([1, 2, 3], "a.docx"));
        Is(FormRefusal.Unreadable, "damaged", Refused(Sample.Word(Sample.Form()), "a.xlsx"));
        Is(FormRefusal.Unreadable, "damaged", Refused(Sample.Excel(Sample.Form()), "a.docx"));
        Is(FormRefusal.Unreadable, "damaged", Refused(Tampered.Part(Sample.Word(Sample.Form()), "word/document.xml", x => "<!DOCTYPE x [<!ENTITY a \"b\">]>" + x[x.IndexOf("<w:document", StringComparison.Ordinal)..]), "a.docx"));
    }

    [Fact]
    public void Files_that_are_no_forms()
    {
        var word = Sample.Word(Sample.Form());
        Is(FormRefusal.NotAForm, "not a form", Refused(Tampered.Part(word, "word/document.xml", x => x.Replace("Form code", "Something", StringComparison.Ordinal)), "a.docx"));
        Is(FormRefusal.NotAForm, "not a form", Refused(Tampered.Part(word, "word/document.xml", x => x.Replace("Code: ", "", StringComparison.Ordinal)), "a.docx"));
        var excel = Sample.Excel(Sample.Form());
        Is(FormRefusal.NotAForm, "not a form", Refused(Tampered.Part(excel, Tampered.Holding(excel, "senior-lead.how"), x => x.Replace("Form code sample", "sample", StringComparison.Ordinal)), "a.xlsx"));
    }

    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.xlsx")]
    public void A_form_of_another_questionnaire_or_version_says_which(string name)
    {
        var form = Sample.Form() with { Definition = Sample.Definition with { Version = 2 } };
        var file = name == "a.docx" ? Sample.Word(form) : Sample.Excel(form);
        var refused = Refused(file, name);
        Is(FormRefusal.NotKnown, "“sample-audit”, version 2", refused);
        Assert.Equal(("sample-audit", 2), (refused.Key, refused.Version));
        // Last year's form is read by whoever knows last year's questions, and says that it is last year's.
        Assert.Equal(2, FormReader.Read(new MemoryStream(file), name, (key, version) => key == "sample-audit" && version == 2 ? form.Definition : null).Version);
    }

    // Far more remarks than anybody reads, and cells that are all names of choices.
    [Fact]
    public void A_form_full_of_words_is_read_with_bounded_remarks()
    {
        var many = string.Concat(Enumerable.Repeat("none;", 6000));
        var word = Tampered.Part(Sample.Word(Sample.Form(Sample.Filled()), forPaper: true), "word/document.xml", x => x
            .Replace("Hertfordshire Constabulary", new string('☒', 32_000), StringComparison.Ordinal)
            .Replace(">Surveys, on paper or online<", $">{many}<", StringComparison.Ordinal).Replace("> Surveys, on paper or online<", $">{many}<", StringComparison.Ordinal)
            .Replace("End of the form</w:t></w:r></w:p>", "End</w:t></w:r></w:p>" + string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>", 5000)), StringComparison.Ordinal));
        var read = Sample.Read(word, "a.docx");
        Assert.Equal(1001, read.Remarks.Count);
        Assert.Contains("more remarks", read.Remarks[^1].Words, StringComparison.Ordinal);
    }

    // Prefixes and changed bytes: refused in words or read, and nothing else.
    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.xlsx")]
    public void Damaged_forms_are_refused_or_read_and_nothing_else(string name)
    {
        var whole = name == "a.docx" ? Sample.Word(Sample.Form(Sample.Filled())) : Sample.Excel(Sample.Form(Sample.Filled()));
        for (var at = 0; at < whole.Length; at += 29)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x55;
            foreach (var content in new[] { whole[..at], changed })
            {
                try
                {
                    Sample.Read(content, name);
                }
                catch (FormRefused refused)
                {
                    Assert.NotEmpty(refused.Message);
                }
            }
        }
    }

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
