namespace LineOfSight.Linkage.Generating;

/// <summary>Slips of those who type, and of those who write down what they hear.</summary>
internal sealed class Typing
{
    // Assumptions: how many slips are of the ear, and how rarely a first letter is wrong.
    private const double Heard = 0.2;
    private const double FirstLetter = 0.1;
    private const double Doubled = 0.5;
    private const int Tries = 8;

    // The keys beside each letter, from a to z, on a British keyboard.
    private static readonly byte[][] Beside = [.. (
        "qwsz vghn xdfv serfcx wsdr drtgvc ftyhbv gyujnb ujko huikmn jiolm kop njk bhjm iklp ol wa edft awedxz rfgy yhji cfgb qase zsdc tghu asx")
        .Split(' ').Select(k => System.Text.Encoding.ASCII.GetBytes(k))];

    private readonly Spellings first = new("first");
    private readonly Spellings last = new("last");

    /// <summary>Misspells a name. It is always another name afterwards, if it has two letters or more.</summary>
    public void Slip(Letters name, bool isSurname, ref Seeded dice)
    {
        if (name.Length < 2 || (dice.Chance(Heard) && (isSurname ? last : first).Vary(name, ref dice)))
        {
            return;
        }

        for (var i = 0; i < Tries; i++)
        {
            var at = dice.Chance(FirstLetter) ? 0 : 1 + dice.Below(name.Length - 1);
            if (IsLetter(name[at]) && Slip(name, at, dice.Below(4), ref dice))
            {
                return;
            }
        }

        name.Insert(name.Length, name[name.Length - 1]);
    }

    /// <summary>Mistypes a digit, or two beside each other the wrong way round. A check digit finds each of these.</summary>
    public static void SlipDigit(Letters number, int from, int to, ref Seeded dice)
    {
        var at = from + dice.Below(to - from);
        if (at + 1 < to && number[at] != number[at + 1] && dice.Chance(0.3))
        {
            (number[at], number[at + 1]) = (number[at + 1], number[at]);
        }
        else
        {
            number[at] = (byte)('0' + ((number[at] - '0' + 1 + dice.Below(9)) % 10));
        }
    }

    private static bool Slip(Letters name, int at, int kind, ref Seeded dice)
    {
        switch (kind)
        {
            case 0:
                name.Insert(at, dice.Chance(Doubled) ? name[at] : Neighbour(name[at], ref dice));
                return true;
            case 1 when name.Length > 2 && IsFollowed(name, at):
                name.Remove(at, 1);
                return true;
            case 2 when IsFollowed(name, at) && at + 1 < name.Length && name[at] != name[at + 1]:
                (name[at], name[at + 1]) = (name[at + 1], name[at]);
                return true;
            case 3:
                name[at] = Neighbour(name[at], ref dice);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A key beside a letter's.</summary>
    public static byte Neighbour(byte letter, ref Seeded dice)
    {
        var keys = Beside[letter - 'a'];
        return keys[dice.Below(keys.Length)];
    }

    // An apostrophe or space behind a letter keeps its place.
    private static bool IsFollowed(Letters name, int at) => at + 1 == name.Length || IsLetter(name[at + 1]);

    private static bool IsLetter(byte letter) => letter is >= (byte)'a' and <= (byte)'z';
}
