using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Persons;

/// <summary>The register as lines of JSON: the history, event by event, from which all else follows.</summary>
internal static class RegisterFile
{
    private const string Format = "person register 1";
    private const int Longest = 1 << 20;
    private const int WriteAt = 1 << 16;
    private static readonly string[] Words = ["created", "added", "left", "merged", "split"];
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(PersonRegister register, Stream to)
    {
        var text = new ArrayBufferWriter<byte>(WriteAt * 2);
        using var json = new Utf8JsonWriter(text, Plain);
        void End()
        {
            json.Flush();
            json.Reset();
            text.Write("\n"u8);
            if (text.WrittenCount > WriteAt)
            {
                to.Write(text.WrittenSpan);
                text.ResetWrittenCount();
            }
        }

        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteEndObject();
        End();
        for (var run = 1; run <= register.Runs; run++)
        {
            json.WriteStartObject();
            json.WriteNumber("run", run);
            json.WriteString("at", register.Past.At(run).ToString("O", CultureInfo.InvariantCulture));
            json.WriteEndObject();
            End();
            var (from, to2) = register.Past.EventsOf(run);
            for (var i = from; i < to2; i++)
            {
                Write(json, register, register.Past[i]);
                End();
            }
        }

        // Without it a file that was cut short would give ids a second time.
        json.WriteStartObject();
        json.WriteNumber("runs", register.Runs);
        json.WriteNumber("events", register.Past.Count);
        json.WriteEndObject();
        End();
        to.Write(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, PersonRegister register, (PersonEventKind Kind, int Person, int Other) entry)
    {
        json.WriteStartArray();
        json.WriteStringValue(Words[(int)entry.Kind]);
        json.WriteNumberValue(entry.Person);
        if (PersonRegister.IsOfTwo(entry.Kind))
        {
            json.WriteNumberValue(entry.Other);
        }
        else if (PersonRegister.IsOfRecord(entry.Kind))
        {
            var key = register.Keys.Key(entry.Other);
            json.WriteStringValue(key.Source);
            json.WriteStringValue(key.Id);
        }

        json.WriteEndArray();
    }

    public static PersonRegister Read(Stream from, string file)
    {
        var register = new PersonRegister();
        long line = 0;
        var isWhole = false;
        RecordsRefusedException Refused(string what) => new(new RecordFault(file, line, null, what));
        try
        {
            foreach (var text in Lines(from))
            {
                line++;
                var what = isWhole ? "something stands after the end"
                    : line == 1 ? Header(text.Span)
                    : text.Span is [(byte)'{', ..] ? Mark(register, text.Span, out isWhole) : Enter(register, text.Span);
                if (what is not null)
                {
                    throw Refused(what);
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or InvalidDataException or ArgumentException or KeyNotFoundException)
        {
            throw Refused("this is no line of a person register");
        }

        return isWhole ? register : throw Refused("the file ends too soon");
    }

    private static string? Header(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        using var header = JsonDocument.ParseValue(ref json);
        return header.RootElement.TryGetProperty("format", out var format) && format.GetString() == Format ? null : "this is no person register, or one of another version";
    }

    private static string? Mark(PersonRegister register, ReadOnlySpan<byte> line, out bool isEnd)
    {
        var json = new Utf8JsonReader(line);
        using var run = JsonDocument.ParseValue(ref json);
        isEnd = run.RootElement.TryGetProperty("events", out var events);
        if (isEnd)
        {
            return events.GetInt64() == register.Past.Count && run.RootElement.GetProperty("runs").GetInt32() == register.Runs ? null : "lines are missing";
        }

        if (run.RootElement.GetProperty("run").GetInt32() != register.Runs + 1)
        {
            return "a run is missing or twice there";
        }

        register.Past.Begin(DateTimeOffset.ParseExact(run.RootElement.GetProperty("at").GetString()!, "O", CultureInfo.InvariantCulture));
        return null;
    }

    private static string? Enter(PersonRegister register, ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        json.Read();
        var kind = json.ValueTextEquals("added") ? PersonEventKind.RecordAdded
            : json.ValueTextEquals("left") ? PersonEventKind.RecordLeft
            : (PersonEventKind)Array.IndexOf(Words, json.GetString());
        json.Read();
        var person = json.GetInt32();
        if ((int)kind < 0 || register.Runs == 0 || (kind == PersonEventKind.Created ? person != register.Persons + 1 : !register.Knows(new PersonId(person))))
        {
            return "this does not follow from the lines before it";
        }

        var other = 0;
        if (PersonRegister.IsOfTwo(kind))
        {
            json.Read();
            other = json.GetInt32();
            if (!register.Knows(new PersonId(other)) || other == person || (kind == PersonEventKind.MergedInto && (register.Into(person) != 0 || register.Into(other) != 0)))
            {
                return "this does not follow from the lines before it";
            }
        }
        else if (PersonRegister.IsOfRecord(kind))
        {
            json.Read();
            var source = json.GetString()!;
            json.Read();
            other = register.Keys.Add(source, json.GetString()!);
            if (kind == PersonEventKind.RecordAdded ? register.Keys.PersonOf(other) > 0 : register.Keys.PersonOf(other) != person)
            {
                return "this does not follow from the lines before it";
            }
        }

        json.Read();
        if (json.TokenType != JsonTokenType.EndArray || json.Read())
        {
            return "this is no line of a person register";
        }

        register.Enter(kind, person, other);
        return null;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream from)
    {
        var buffer = new byte[WriteAt * 2];
        var (begin, end) = (0, 0);
        while (true)
        {
            var found = buffer.AsSpan(begin, end - begin).IndexOf((byte)'\n');
            if (found >= 0)
            {
                yield return buffer.AsMemory(begin, found);
                begin += found + 1;
                continue;
            }

            buffer.AsSpan(begin, end - begin).CopyTo(buffer);
            (begin, end) = (0, end - begin);
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length < Longest ? buffer.Length * 2 : throw new InvalidDataException());
            }

            var read = from.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                if (end > 0)
                {
                    throw new InvalidDataException();
                }

                yield break;
            }

            end += read;
        }
    }
}
