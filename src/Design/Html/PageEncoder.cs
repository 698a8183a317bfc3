using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LineOfSight.Design.Html;

/// <summary>
/// Encodes text for pages: letters of every script stay letters, and what has a meaning in HTML is written as a reference.
/// C1 controls stay as they are: as references a parser would read them as Windows-1252 letters, and what was typed would not
/// come back (HTML standard, "numeric character reference end state").
/// </summary>
internal sealed unsafe class PageEncoder : HtmlEncoder
{
    private static readonly HtmlEncoder Inner = Create(UnicodeRanges.All);

    public static PageEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => Inner.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x80 or > 0x9f && Inner.WillEncode(unicodeScalar);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        Inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var from = 0; from < textLength;)
        {
            var at = Inner.FindFirstCharacterToEncode(text + from, textLength - from);
            if (at < 0)
            {
                return -1;
            }
            if (text[from + at] is < '\u0080' or > '\u009f')
            {
                return from + at;
            }
            from += at + 1;
        }
        return -1;
    }
}
