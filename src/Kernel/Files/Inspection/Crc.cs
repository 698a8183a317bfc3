namespace LineOfSight.Kernel.Files.Inspection;

/// <summary>CRC-32 as zip and PNG use it (ISO 3309, reversed polynomial EDB88320).</summary>
internal static class Crc
{
    private static readonly uint[] Table = Make();

    /// <summary>The value before any byte.</summary>
    public const uint Start = 0xFFFFFFFF;

    /// <summary>Goes on with more bytes; <see cref="End"/> gives the checksum.</summary>
    public static uint Next(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    /// <summary>The checksum.</summary>
    public static uint End(uint crc) => ~crc;

    private static uint[] Make()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
