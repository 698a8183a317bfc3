using LineOfSight.Bench;
using LineOfSight.Linkage.Comparing;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Tests.Comparing;

/// <summary>Each comparison beside the textbook's loops, over texts that are short, long, empty, not ASCII and hardly different.</summary>
public sealed class ComparerTests
{
    private const int Pairs = 60_000;
    private static readonly string[] Alphabets = ["ab", "abcdefghijklmnopqrstuvwxyz", "0123456789-", "aáčñ字😀 '", "ABab12\0\u007f"];

    private delegate double Expected(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other);

    [Fact]
    public void Jaro_is_the_textbooks() => Agrees<Jaro>(SimplestLoops.Jaro, [0.5, 0.7, 0.88, 0.92, 1]);

    [Fact]
    public void Jaro_Winkler_is_the_textbooks() => Agrees<JaroWinkler>(SimplestLoops.JaroWinkler, [0.5, 0.7, 0.88, 0.92, 1]);

    [Fact]
    public void Levenshtein_is_the_textbooks() => Agrees<Levenshtein>((a, b) => SimplestLoops.Levenshtein(a, b), [0, 1, 1.5, 2, 3, 10]);

    [Fact]
    public void Damerau_Levenshtein_is_the_textbooks() => Agrees<DamerauLevenshtein>((a, b) => SimplestLoops.DamerauLevenshtein(a, b), [0, 1, 1.5, 2, 3, 10]);

    [Fact]
    public void Jaccard_is_the_textbooks() => Agrees<Jaccard>((a, b) => a.IsEmpty && b.IsEmpty ? 1 : SimplestLoops.Jaccard(a, b), [0.3, 0.5, 0.9, 1]);

    [Fact]
    public void One_edit_is_told_from_more()
    {
        foreach (var (one, other) in Texts(31))
        {
            var values = new Values();
            int l = values.Add(one), r = values.Add(other);
            var slots = new ByteSlots(values);
            foreach (var swaps in new[] { false, true })
            {
                var distance = swaps ? SimplestLoops.DamerauLevenshtein(one, other) : SimplestLoops.Levenshtein(one, other);
                var expected = distance > 1 ? double.PositiveInfinity : distance;
                Assert.Equal(expected, OneEdit.Compare(slots, l, slots, r, swaps));
                Assert.Equal(expected, OneEdit.Compare(one, other, swaps));
            }
        }
    }

    [Theory]
    [InlineData("martha", "marhta", 0.944444444444444, 0.961111111111111)]
    [InlineData("dwayne", "duane", 0.822222222222222, 0.84)]
    [InlineData("dixon", "dicksonx", 0.766666666666667, 0.813333333333333)]
    public void Winklers_own_examples_hold(string one, string other, double jaro, double winkler)
    {
        var values = new Values();
        int l = values.Add(one), r = values.Add(other);
        var slots = new ByteSlots(values);
        Assert.Equal(jaro, Jaro.Compare(slots, l, slots, r, 0), 12);
        Assert.Equal(winkler, JaroWinkler.Compare(slots, l, slots, r, 0), 12);
    }

    private static void Agrees<T>(Expected expected, double[] thresholds)
        where T : struct, ITextComparer
    {
        foreach (var batch in Texts(17).Chunk(5_000))
        {
            Values lefts = new(), rights = new();
            var codes = batch.Select(p => (lefts.Add(p.One), rights.Add(p.Other))).ToArray();
            ByteSlots left = new(lefts), right = new(rights);
            for (var i = 0; i < batch.Length; i++)
            {
                var (l, r) = codes[i];
                var truth = expected(batch[i].One, batch[i].Other);
                var whole = T.Compare(left, l, right, r, T.IsSimilarity ? double.NegativeInfinity : double.PositiveInfinity);
                Assert.True(truth.Equals(whole), Told(batch[i], truth, whole));
                foreach (var loosest in thresholds)
                {
                    // The bound may change an answer only where no threshold would have let it through.
                    var given = T.Compare(left, l, right, r, loosest);
                    Assert.True(T.IsSimilarity ? truth >= loosest ? given.Equals(truth) : given < loosest : truth <= loosest ? given.Equals(truth) : given > loosest,
                        $"{Told(batch[i], truth, given)} at {loosest}");
                }
            }
        }

        static string Told((byte[] One, byte[] Other) pair, double truth, double given) =>
            $"{Convert.ToHexString(pair.One)} and {Convert.ToHexString(pair.Other)}: {truth:R} wanted, {given:R} given";
    }

    private static IEnumerable<(byte[] One, byte[] Other)> Texts(ulong seed)
    {
        var random = new Seeded(seed);
        for (var i = 0; i < Pairs; i++)
        {
            // One in a thousand is longer than the engine keeps lengths for.
            var longest = i % 1000 == 0 ? 300 : i % 10 == 0 ? 70 : i % 3 == 0 ? 36 : 14;
            var alphabet = Alphabets[random.Below(Alphabets.Length)].EnumerateRunes().Select(r => r.ToString()).ToArray();
            var one = Enumerable.Range(0, random.Below(longest + 1)).Select(_ => alphabet[random.Below(alphabet.Length)]).ToList();
            var other = random.Chance(0.2) ? Enumerable.Range(0, random.Below(longest + 1)).Select(_ => alphabet[random.Below(alphabet.Length)]).ToList() : [.. one];
            for (var edits = random.Below(4); edits > 0; edits--)
            {
                Edit(other, alphabet, ref random);
            }

            yield return (System.Text.Encoding.UTF8.GetBytes(string.Concat(one)), System.Text.Encoding.UTF8.GetBytes(string.Concat(other)));
        }
    }

    private static void Edit(List<string> text, string[] alphabet, ref Seeded random)
    {
        var at = random.Below(text.Count + 1);
        switch (random.Below(4))
        {
            case 0:
                text.Insert(at, alphabet[random.Below(alphabet.Length)]);
                break;
            case 1 when at < text.Count:
                text.RemoveAt(at);
                break;
            case 2 when at < text.Count:
                text[at] = alphabet[random.Below(alphabet.Length)];
                break;
            case 3 when at + 1 < text.Count:
                (text[at], text[at + 1]) = (text[at + 1], text[at]);
                break;
        }
    }
}
