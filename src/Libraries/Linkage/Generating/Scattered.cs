using System.Numerics;

namespace LineOfSight.Linkage.Generating;

/// <summary>Each number below a limit once, in an order that looks random, without keeping a list of them.</summary>
internal sealed class Scattered
{
    private readonly int limit;
    private readonly int bits;
    private readonly uint mask;
    private readonly uint[] keys = new uint[4];
    private uint at;

    /// <param name="limit">From 2 to 2³⁰.</param>
    /// <param name="seed">Decides the order.</param>
    public Scattered(int limit, ulong seed)
    {
        (this.limit, bits) = (limit, BitOperations.Log2((uint)limit - 1) + 1);
        mask = (1u << bits) - 1;
        var dice = new Seeded(seed);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (uint)dice.Next();
        }
    }

    public bool IsEmpty { get; private set; }

    /// <summary>The next; false of <see cref="IsEmpty"/> first.</summary>
    public int Next()
    {
        while (true)
        {
            var number = Mix(at);
            at++;
            IsEmpty = at > mask;
            if (number < limit)
            {
                return (int)number;
            }
        }
    }

    // Each step can be undone within the bits, so that no two numbers become one: adding, an odd factor, and the upper half laid over the lower.
    private uint Mix(uint number)
    {
        foreach (var key in keys)
        {
            number = ((number + key) * ((key << 1) | 1)) & mask;
            number ^= number >> ((bits / 2) + 1);
        }

        return number;
    }
}
