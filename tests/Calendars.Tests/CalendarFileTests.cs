using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace LineOfSight.Calendars.Tests;

/// <summary>Calendar files are read by another program as they were meant, whatever texts they hold.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Stamp = new(2026, 4, 15, 9, 0, 0, TimeSpan.Zero);

    private static readonly Invitation Due = new(
        "a1@los.example.org", 0, Method.Request, Stamp, new When.Days(new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 1)),
        new Party("no-reply@los.example.org", "Line of Sight"), [new Party("ada@example.org", "Ada \"the\" Hazel; Kent, ^ 🎈")], "Action A-7KQ2M is due")
    {
        Url = new Uri("https://los.example.org/improvement/action/1"), Description = "Sign in to see it.", IsBusy = false,
    };

    public static TheoryData<string> Hostile =>
    [
        "one\ntwo\r\nthree\rfour", "a,b;c\\d\\n", "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:planted", "🎈🧒🏽👨‍👩‍👧‍👦 é ñ 漢字 العربية", new string('x', 10_000),
        string.Concat(Enumerable.Repeat("🎈", 3_000)), " leading and trailing ", "\ttab", ":;,=\"'", "\\", "\\;", "=0D=0A", "\u2028line\u2029para", "a\u0000b\u0007c\u001b[31m", "\u202egnp.exe", "^n^'^^",
    ];

    [Fact]
    public async Task A_request_its_change_and_its_cancellation_are_one_event_with_a_rising_sequence()
    {
        var read = await ReadElsewhere.OfAsync(
            CalendarFile.Write(Due),
            CalendarFile.Write(Due with { Sequence = 1, When = new When.Days(new DateOnly(2026, 5, 8), new DateOnly(2026, 5, 8)) }),
            CalendarFile.Write(Due with { Sequence = 2, Method = Method.Cancel }));
        Assert.Equal([("REQUEST", 0, "CONFIRMED"), ("REQUEST", 1, "CONFIRMED"), ("CANCEL", 2, "CANCELLED")], read.Select(r => (r.Method, r.Sequence, r.Status)));
        Assert.All(read, r => Assert.Equal(("a1@los.example.org", 1), (r.Uid, r.Events)));
        Assert.Equal([("2026-05-01", "2026-05-02"), ("2026-05-08", "2026-05-09"), ("2026-05-01", "2026-05-02")], read.Select(r => (r.Start.Text, r.End.Text)));
        Assert.Equal(("2026-04-15T09:00:00Z", "TRANSPARENT", "https://los.example.org/improvement/action/1"), (read[0].Stamp, read[0].Transparency, read[0].Url));
        Assert.Equal(("mailto:no-reply@los.example.org", "Line of Sight"), (read[0].Organizer[0], read[0].Organizer[1]));
        var attendee = Assert.Single(read[0].Attendees);
        Assert.Equal(("mailto:ada@example.org", "Ada \"the\" Hazel; Kent, ^ 🎈"), (attendee[0], attendee[1]));
    }

    [Theory]
    [InlineData("2026-01-15T10:00", "2026-01-15T10:00:00Z")]
    [InlineData("2026-07-15T10:00", "2026-07-15T09:00:00Z")]
    [InlineData("2026-03-29T10:00", "2026-03-29T09:00:00Z")]
    [InlineData("2026-10-25T10:00", "2026-10-25T10:00:00Z")]
    [InlineData("2031-10-26T00:30", "2031-10-25T23:30:00Z")]
    public async Task Ten_oclock_in_London_is_ten_oclock_in_London(string wall, string instant)
    {
        var from = DateTime.Parse(wall, System.Globalization.CultureInfo.InvariantCulture);
        var read = Assert.Single(await ReadElsewhere.OfAsync(CalendarFile.Write(Due with { When = new When.InLondon(from, from.AddHours(2)) })));
        Assert.Equal(DateTimeOffset.Parse(instant, null).ToUnixTimeSeconds(), read.Start.Unix);
        Assert.Equal("Europe/London", read.Start.Zone);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Any_text_is_read_back_and_adds_nothing(string text)
    {
        var file = CalendarFile.Write(Due with { Summary = text, Description = text, Place = text, Attendees = [new Party("ada@example.org", text)] });
        Assert.All(file.Split("\r\n"), l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        var read = Assert.Single(await ReadElsewhere.OfAsync(file));
        var expected = Plain(text);
        Assert.Equal((expected, expected, expected, Name(text)), (read.Summary, read.Description, read.Place, read.Attendees[0][1]));
        Assert.Equal((1, "a1@los.example.org", "CONFIRMED"), (read.Events, read.Uid, read.Status));
    }

    [Fact]
    public async Task Any_text_at_all_is_read_back()
    {
        var texts = ArbMap.Default.GeneratorFor<string>().Select(t => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(t ?? ""))).Sample(300, 60).ToList();
        var read = await ReadElsewhere.OfAsync([.. texts.Select(t => CalendarFile.Write(Due with { Summary = t, Attendees = [new Party("ada@example.org", t)] }))]);
        Assert.Equal(texts.Select(Plain), read.Select(r => r.Summary));
        Assert.Equal(texts.Select(Name), read.Select(r => r.Attendees[0][1]!));
    }

    [Fact]
    public void Lines_are_short_and_break_between_characters() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var bytes = Encoding.UTF8.GetBytes(CalendarFile.Write(Due with { Description = string.Concat(Enumerable.Repeat(text ?? "", 20)) }));
        return Encoding.Latin1.GetString(bytes).Split("\r\n").All(l => l.Length <= 75 && IsWhole(Encoding.Latin1.GetBytes(l)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("ada@example.org\r\nATTENDEE:mailto:all@example.org")]
    [InlineData("ada")]
    [InlineData("ada@example.org;x")]
    public void An_address_that_is_not_one_is_refused(string email) => Assert.Throws<ArgumentException>(() => CalendarFile.Write(Due with { Attendees = [new Party(email)] }));

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CalendarFile.Write(Due with { Uid = "a b" }));
        Assert.Throws<ArgumentException>(() => CalendarFile.Write(Due with { Uid = "" }));
        Assert.Throws<ArgumentException>(() => CalendarFile.Write(Due with { Sequence = -1 }));
        Assert.Throws<ArgumentException>(() => CalendarFile.Write(Due with { Attendees = [] }));
        Assert.Throws<ArgumentException>(() => CalendarFile.Write(Due with { When = new When.Days(new DateOnly(2026, 5, 2), new DateOnly(2026, 5, 1)) }));
    }

    // Line breaks of every kind are one kind, and control characters are left out.
    private static string Plain(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value is '\n' or '\t' or >= 0x20 and not (>= 0x7F and <= 0x9F) and not 0xFEFF).Select(r => r.ToString()));

    private static string Name(string text) => Plain(text).Replace('\t', ' ').Replace('\\', '/');

    private static bool IsWhole(byte[] line)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
