using LineOfSight.Linkage.Comparing;
using LineOfSight.Linkage.Conditions;

namespace LineOfSight.Linkage.Pairing;

/// <summary>A number for a pair that only looking at both values gives: a similarity, a distance, a difference. Worked out at most once a pair.</summary>
internal abstract class Measure(string shape, Feature left, Feature right)
{
    public string Shape => shape;

    /// <summary>What is read of the left record, and of the right; a pair where either holds nothing has no measure.</summary>
    public Feature Left => left;

    public Feature Right => right;

    /// <summary>The loosest threshold that any condition asks of it.</summary>
    public double Loosest { get; private set; } = double.NaN;

    /// <summary>Whether turning the pair round gives what the measure with left and right exchanged gives.</summary>
    public virtual bool IsMirroredBySwap => true;

    protected abstract bool IsSimilarity { get; }

    public void Asked(double threshold) =>
        Loosest = double.IsNaN(Loosest) ? threshold : IsSimilarity ? Math.Min(Loosest, threshold) : Math.Max(Loosest, threshold);

    /// <summary>Lays out the values, also those that came after the last time.</summary>
    public abstract void Prepare();

    /// <summary>Whether it has a number also where a value is missing (code 0).</summary>
    public virtual bool TakesMissing => false;

    public abstract double Of(int leftCode, int rightCode);
}

/// <summary>1 where two features of different columns hold the same text, as when names were swapped; 0 where not.</summary>
internal sealed class SameMeasure(string shape, Feature left, Feature right) : Measure(shape, left, right)
{
    protected override bool IsSimilarity => true;

    public override void Prepare()
    {
    }

    public override double Of(int leftCode, int rightCode) => leftCode == rightCode ? 1 : 0;
}

/// <summary>1 where a feature is missing on one side, 0 where it is there.</summary>
internal sealed class MissingMeasure(string shape, Feature of, bool isLeft) : Measure(shape, of, of)
{
    public override bool IsMirroredBySwap => false;

    public override bool TakesMissing => true;

    protected override bool IsSimilarity => true;

    public override void Prepare()
    {
    }

    public override double Of(int leftCode, int rightCode) => (isLeft ? leftCode : rightCode) == 0 ? 1 : 0;
}

internal sealed class TextMeasure<TComparer>(string shape, Feature left, Feature right) : Measure(shape, left, right)
    where TComparer : struct, ITextComparer
{
    private ByteSlots? lefts;
    private ByteSlots? rights;

    protected override bool IsSimilarity => TComparer.IsSimilarity;

    public override void Prepare()
    {
        (lefts ??= new ByteSlots(Left.Values)).Fit();
        rights = ReferenceEquals(Left.Values, Right.Values) ? lefts : rights ?? new ByteSlots(Right.Values);
        rights.Fit();
    }

    public override double Of(int leftCode, int rightCode) => TComparer.Compare(lefts!, leftCode, rights!, rightCode, Loosest);
}

/// <summary>How far two numbers or instants are apart.</summary>
internal sealed class DifferenceMeasure(string shape, Feature left, Feature right) : Measure(shape, left, right)
{
    private double[] lefts = [double.NaN];
    private double[] rights = [double.NaN];
    private int leftCount = 1;
    private int rightCount = 1;

    protected override bool IsSimilarity => false;

    public override void Prepare()
    {
        Fit(ref lefts, ref leftCount, Left);
        if (ReferenceEquals(Left.Values, Right.Values))
        {
            rights = lefts;
        }
        else
        {
            Fit(ref rights, ref rightCount, Right);
        }
    }

    // A text that is no number has no difference: not a number, which no threshold lets through.
    private static void Fit(ref double[] numbers, ref int count, Feature of)
    {
        if (of.Values.Count >= numbers.Length)
        {
            Array.Resize(ref numbers, count == 1 ? of.Values.Count + 1 : of.Values.Count * 2);
        }

        for (; count <= of.Values.Count; count++)
        {
            numbers[count] = Evaluation.Number(of.Values.Text(count)) ?? double.NaN;
        }
    }

    public override double Of(int leftCode, int rightCode) => Math.Abs(lefts[leftCode] - rights[rightCode]);
}

/// <summary>How many elements two lists share.</summary>
internal sealed class SharedElements(string shape, Feature left, Feature right) : Measure(shape, left, right)
{
    private readonly Records.Values elements = new();
    private readonly List<int[]> lists = [[]];

    protected override bool IsSimilarity => true;

    public override void Prepare()
    {
        while (lists.Count <= Left.Values.Count)
        {
            lists.Add([.. Lists.Elements(Left.Values.Text(lists.Count)).Select(elements.Add).Distinct().Order()]);
        }
    }

    public int Length(int code) => lists[code].Length;

    public override double Of(int leftCode, int rightCode)
    {
        int[] one = lists[leftCode], other = lists[rightCode];
        int i = 0, j = 0, shared = 0;
        while (i < one.Length && j < other.Length)
        {
            shared += one[i] == other[j] ? 1 : 0;
            var step = one[i].CompareTo(other[j]);
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
        }

        return shared;
    }
}

/// <summary>Any other condition of two values: worked out as it stands, which is slower. 1 where it holds, 0 where it does not, not a number where SQL says NULL.</summary>
internal sealed class WholeCondition(string shape, Feature left, Feature right, Func<string?, string?, object?> holds) : Measure(shape, left, right)
{
    public override bool IsMirroredBySwap => false;

    public override bool TakesMissing => true;

    protected override bool IsSimilarity => true;

    public override void Prepare()
    {
    }

    public override double Of(int leftCode, int rightCode) =>
        holds(leftCode == 0 ? null : Left.Values.Text(leftCode), rightCode == 0 ? null : Right.Values.Text(rightCode)) switch
        {
            true => 1,
            false => 0,
            _ => double.NaN,
        };
}
