namespace LineOfSight.Linkage.Identifiers;

/// <summary>Numbers of fixed length as bytes.</summary>
internal static class Ascii
{
    /// <summary>Copies a text that is as long as the room for it; false when it is not, or is not ASCII.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, Span<byte> to) =>
        text.Length == to.Length && System.Text.Ascii.FromUtf16(text, to, out _) == System.Buffers.OperationStatus.Done;
}
