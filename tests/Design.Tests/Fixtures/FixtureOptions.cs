using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Tests.Fixtures;

/// <summary>Reads the options of an official fixture into our records. Only here does a string become markup.</summary>
internal static class FixtureOptions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new MarkupConverter(), new TextConverter(), new AttributesConverter() },
    };

    public static T Read<T>(JsonNode options) => Falsy(options.DeepClone()).Deserialize<T>(Json)!;

    /// <summary>
    /// Templates are loosely typed: false, null and "" in a list are items to leave out, and an empty text or markup is none.
    /// They become null, so that positions still count.
    /// </summary>
    private static JsonNode Falsy(JsonNode node)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is { } item)
                {
                    list[i] = IsFalsy(item) ? null : Falsy(item).DeepClone();
                }
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var (key, value) in map.ToList())
            {
                if (key is "day" or "month" or "year" && value?.GetValueKind() == JsonValueKind.False)
                {
                    map[key] = new JsonObject { ["absent"] = true };
                }
                else if (key == "slots" && value?["end"] is JsonValue end)
                {
                    // The end slot may be given as markup alone.
                    value["end"] = new JsonObject { ["html"] = end.GetValue<string>() };
                }
                else if (key.EndsWith("html", StringComparison.OrdinalIgnoreCase) && value is not null && IsFalsy(value))
                {
                    map[key] = null;
                }
                else if (value is not null && key != "attributes")
                {
                    map[key] = Falsy(value).DeepClone();
                }
            }
        }
        return node;
    }

    private static bool IsFalsy(JsonNode value) => value.GetValueKind() == JsonValueKind.False
        || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0);

    private sealed class MarkupConverter : JsonConverter<IHtmlContent>
    {
        public override IHtmlContent Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new HtmlString(reader.GetString()!.Trim());

        public override void Write(Utf8JsonWriter writer, IHtmlContent value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            _ => throw new JsonException($"No text: {reader.TokenType}"),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    /// <summary>An attribute is a text, or { value, optional }: an optional one is left out when empty and bare when true.</summary>
    private sealed class AttributesConverter : JsonConverter<Attributes>
    {
        public override Attributes Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var all = new Attributes();
            foreach (var (key, value) in JsonNode.Parse(ref reader)!.AsObject())
            {
                if (value is JsonObject { } o)
                {
                    var inner = o["value"];
                    var optional = o["optional"]?.GetValue<bool>() == true;
                    if (optional && (inner is null || inner.GetValueKind() == JsonValueKind.False))
                    {
                        continue;
                    }
                    all.With(key, optional && inner!.GetValueKind() == JsonValueKind.True ? null : inner?.ToString() ?? "");
                }
                else
                {
                    all.With(key, value?.ToString() ?? "");
                }
            }
            return all;
        }

        public override void Write(Utf8JsonWriter writer, Attributes value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
