using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LineOfSight.Calendars;

/// <summary>Writes invitations as calendar programs read them: iCalendar (RFC 5545) with the methods of iTIP (RFC 5546).</summary>
public static partial class CalendarFile
{
    private const string Zone = "Europe/London";

    // The rule since 1996 (Summer Time Order 2002): it covers every date that an invitation is about.
    private static readonly string[] London =
    [
        "BEGIN:VTIMEZONE", "TZID:" + Zone,
        "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "TZNAME:BST", "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "TZNAME:GMT", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>Writes one invitation. Any text may stand in it: it is escaped, and control characters but line breaks and tabs are left out.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <returns>The file, with CRLF.</returns>
    /// <exception cref="ArgumentException">An address or the identifier cannot be written, nobody is invited, or it ends before it begins.</exception>
    public static string Write(Invitation invitation)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        Check(invitation);
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Line of Sight//Calendars//EN");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, invitation.Method == Method.Cancel ? "METHOD:CANCEL" : "METHOD:REQUEST");
        if (invitation.When is When.InLondon)
        {
            foreach (var line in London)
            {
                Line(file, line);
            }
        }

        Event(file, invitation);
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    /// <summary>Writes a calendar of dates to remember. Any text may stand in it, as in an invitation.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The file, with CRLF.</returns>
    /// <exception cref="ArgumentException">An identifier cannot be written, or two entries have the same.</exception>
    public static string Write(DatesCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        foreach (var entry in calendar.Entries)
        {
            CheckUid(entry.Uid, nameof(calendar));
        }

        if (calendar.Entries.Select(e => e.Uid).Distinct(StringComparer.Ordinal).Count() < calendar.Entries.Count)
        {
            throw new ArgumentException("Each entry of a calendar has an identifier of its own.", nameof(calendar));
        }

        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Line of Sight//Calendars//EN");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        // RFC 7986, and the older names that programs in use still read.
        Line(file, "NAME:" + Text(calendar.Name));
        Line(file, "X-WR-CALNAME:" + Text(calendar.Name));
        Line(file, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line(file, "X-PUBLISHED-TTL:PT6H");
        // A calendar holds at least one component (RFC 5545, 3.6), also when there is no date.
        foreach (var line in London)
        {
            Line(file, line);
        }

        foreach (var entry in calendar.Entries)
        {
            Line(file, "BEGIN:VEVENT");
            Line(file, "UID:" + Text(entry.Uid));
            Line(file, "DTSTAMP:" + Stamp(calendar.Stamp));
            Line(file, $"DTSTART;VALUE=DATE:{Day(entry.On)}");
            Line(file, $"DTEND;VALUE=DATE:{Day(entry.On.AddDays(1))}");
            Line(file, "SUMMARY:" + Text(entry.Summary));
            if (entry.Url is { } url)
            {
                Line(file, "URL:" + url.AbsoluteUri);
            }

            Line(file, "TRANSP:TRANSPARENT");
            Line(file, "END:VEVENT");
        }

        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Event(StringBuilder file, Invitation invitation)
    {
        Line(file, "BEGIN:VEVENT");
        Line(file, "UID:" + Text(invitation.Uid));
        Line(file, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{invitation.Sequence}"));
        Line(file, "DTSTAMP:" + Stamp(invitation.Stamp));
        switch (invitation.When)
        {
            case When.Days days:
                Line(file, $"DTSTART;VALUE=DATE:{Day(days.First)}");
                // The end is the first day that is no longer part of it.
                Line(file, $"DTEND;VALUE=DATE:{Day(days.Last.AddDays(1))}");
                break;
            case When.InLondon times:
                Line(file, $"DTSTART;TZID={Zone}:{Wall(times.From)}");
                Line(file, $"DTEND;TZID={Zone}:{Wall(times.To)}");
                break;
        }

        Line(file, "SUMMARY:" + Text(invitation.Summary));
        if (invitation.Description is { } description)
        {
            Line(file, "DESCRIPTION:" + Text(description));
        }

        if (invitation.Place is { } place)
        {
            Line(file, "LOCATION:" + Text(place));
        }

        if (invitation.Url is { } url)
        {
            Line(file, "URL:" + url.AbsoluteUri);
        }

        Line(file, $"ORGANIZER{Name(invitation.Organizer)}:mailto:{invitation.Organizer.Email}");
        foreach (var attendee in invitation.Attendees)
        {
            var answer = invitation.Method == Method.Cancel ? "" : ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE";
            Line(file, $"ATTENDEE;CUTYPE=INDIVIDUAL{answer}{Name(attendee)}:mailto:{attendee.Email}");
        }

        Line(file, invitation.Method == Method.Cancel ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(file, invitation.IsBusy ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT");
        Line(file, "END:VEVENT");
    }

    private static void Check(Invitation invitation)
    {
        CheckUid(invitation.Uid, nameof(invitation));
        if (invitation.Sequence < 0 || invitation.Attendees.Count == 0)
        {
            throw new ArgumentException("An invitation counts from 0 and invites somebody.", nameof(invitation));
        }

        if (invitation.Attendees.Append(invitation.Organizer).FirstOrDefault(p => !Address().IsMatch(p.Email)) is not null)
        {
            throw new ArgumentException("An address in an invitation is one plain address.", nameof(invitation));
        }

        if (invitation.When is When.Days { First: var first, Last: var last } ? last < first : invitation.When is When.InLondon { From: var from, To: var to } && to < from)
        {
            throw new ArgumentException("An event ends after it begins.", nameof(invitation));
        }
    }

    private static void CheckUid(string uid, string of)
    {
        if (uid.Length is 0 or > 200 || uid.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
        {
            throw new ArgumentException("The identifier of an event is 1 to 200 letters of ASCII without spaces.", of);
        }
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Wall(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    // RFC 5545, 3.3.11.
    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append((char)rune.Value),
                '\t' => escaped.Append('\t'),
                _ => IsWritten(rune) ? escaped.Append(rune.ToString()) : escaped,
            };
        }

        return escaped.ToString();
    }

    // RFC 6868: a quotation mark, a line break and a caret in a parameter. A backslash means itself there, but some readers take it for
    // an escape, and no name needs one.
    private static string Name(Party party)
    {
        if (party.Name is null)
        {
            return "";
        }

        var name = new StringBuilder(party.Name.Length + 8);
        foreach (var rune in party.Name.ReplaceLineEndings("\n").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '^' => name.Append("^^"),
                '"' => name.Append("^'"),
                '\n' => name.Append("^n"),
                '\t' => name.Append(' '),
                '\\' => name.Append('/'),
                _ => IsWritten(rune) ? name.Append(rune.ToString()) : name,
            };
        }

        return $";CN=\"{name}\"";
    }

    // U+2028 and U+2029 are left as they are: they end no line of a calendar file.
    private static bool IsWritten(Rune rune) => rune.Value is >= 0x20 and not (>= 0x7F and <= 0x9F) and not 0xFEFF;

    // RFC 5545, 3.1: at most 75 octets, the space that goes on with a line among them; never within a character.
    private static void Line(StringBuilder file, string line)
    {
        const int Limit = 75;
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Limit)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,190}\z")]
    private static partial Regex Address();
}
