namespace LineOfSight.Linkage.Generating;

/// <summary>A child's names as a record has them.</summary>
internal sealed class WrittenNames
{
    // Long names and those that a clerk has not seen before go wrong more often; over all children the two together make about 1.
    private const double UsualFirstName = 5.75;
    private const double UsualSurname = 7.0;
    private const double English = 0.9;
    private const double NotEnglish = 1.33;
    private const double BabyWithSex = 0.2;

    private static readonly byte[] Marks = "-'"u8.ToArray();
    private readonly Typing typing = new();

    public Letters First { get; } = new();

    public Letters Surname { get; } = new();

    public void Write(Child child, bool isEnglish, Clerk clerk)
    {
        First.Set(child.KnownAs.Length > 0 && clerk.Has(Slip.KnownAs) ? child.KnownAs : child.FirstName);
        Surname.Set(child.FormerSurname.Length > 0 && clerk.Has(Slip.FormerSurname) ? child.FormerSurname : child.Surname);
        LoseMarks(First, clerk);
        LoseMarks(Surname, clerk);
        var likelier = isEnglish ? English : NotEnglish;
        if (clerk.Slips(Slip.FirstNameMistyped, First.Length * likelier / UsualFirstName))
        {
            typing.Slip(First, isSurname: false, ref clerk.Dice);
        }

        if (clerk.Slips(Slip.SurnameMistyped, Surname.Length * likelier / UsualSurname))
        {
            typing.Slip(Surname, isSurname: true, ref clerk.Dice);
        }

        if (clerk.Slips(Slip.FirstNameMissing))
        {
            First.Clear();
        }
        else if (clerk.Slips(Slip.Baby))
        {
            First.Set("baby"u8).Add(!clerk.Dice.Chance(BabyWithSex) ? default : child.IsGirl ? " girl"u8 : " boy"u8);
        }
        else if (clerk.Slips(Slip.NamesSwapped, isEnglish ? English : NotEnglish))
        {
            Span<byte> first = stackalloc byte[First.Length];
            First.Read.CopyTo(first);
            First.Set(Surname);
            Surname.Set(first);
        }
    }

    private static void LoseMarks(Letters name, Clerk clerk)
    {
        var at = name.Read.IndexOfAny(Marks);
        if (at < 0 || !clerk.Has(Slip.MarkLost))
        {
            return;
        }

        if (name[at] == (byte)'-')
        {
            switch (clerk.Dice.Below(4))
            {
                case 0:
                    name.Remove(at, 1);
                    return;
                case 1:
                    name.Remove(at, name.Length - at);
                    return;
                case 2:
                    name.Remove(0, at + 1);
                    return;
            }
        }
        else if (clerk.Dice.Chance(0.8))
        {
            name.Remove(at, 1);
            return;
        }

        name[at] = (byte)' ';
    }
}
