namespace LineOfSight.Linkage.Generating;

/// <summary>Makes families, one after the other, in the same objects.</summary>
internal sealed class Families
{
    // Of 100 households with children, those with one to five (the reference's shares: 58 of them have siblings, and so have 78 of 100 children).
    private static readonly int[] Sizes = [42, 36, 15, 5, 2];

    // Assumptions, or the reference's where it has one; each a share of households unless it says otherwise.
    private const double DoubleBarrelled = 0.05;
    private const double Renamed = 0.09;
    private const double RenamedDoubled = 0.25;
    private const double RenamedChildren = 0.9;
    private const double LastOfAnotherName = 0.04;
    private const double Twins = 0.0172;
    private const double TwinsOfOneSex = 0.65;
    private const double TwinsOfOneInitial = 0.2;
    private const double BornElsewhere = 0.05;
    private const double AnotherSchool = 0.06;
    private const double OutsideState = 0.05;
    private const double MovedOnce = 0.45;
    private const double MovedTwice = 0.18;
    private const int InitialTries = 25;

    private readonly Places places;
    private readonly Weighted<Origin?> origins = Origin.All();
    private readonly FirstNames firstNames = new();
    private readonly Surnames surnames = new();
    private readonly KnownNames knownNames = new();
    private readonly NhsNumbers nhsNumbers;
    private readonly PupilNumbers pupilNumbers;
    private readonly Weighted<int> sizes = new();
    private readonly Household household = new();
    private readonly List<Child> pool = [];
    private Seeded dice;
    private int households;
    private int children;

    public Families(Places places, ulong seed)
    {
        (this.places, dice) = (places, new Seeded(seed));
        nhsNumbers = new(dice.Next());
        pupilNumbers = new(places.Districts);
        for (var i = 0; i < Sizes.Length; i++)
        {
            sizes.Add(i + 1, Sizes[i]);
        }
    }

    /// <summary>The next family. It is the same object each time, with other content.</summary>
    public Household Next()
    {
        household.Number = households++;
        household.Origin = origins.Draw(ref dice);
        household.Children.Clear();
        var day = BirthDates.Draw(ref dice);
        Settle(day);
        Name();
        for (var left = sizes.Draw(ref dice); left > 0; left--)
        {
            var child = Bear(day);
            if (left > 1 && dice.Chance(Twins))
            {
                Twin(child);
                left--;
            }

            day = BirthDates.Next(day, ref dice);
        }

        if (household.Children.Count > 1 && dice.Chance(LastOfAnotherName))
        {
            surnames.Draw(household.Origin, household.Addresses[0].Area.Region, household.Children[^1].Surname, ref dice);
        }

        return household;
    }

    private void Settle(DateOnly first)
    {
        household.Addresses.Clear();
        household.Moves.Clear();
        household.Addresses.Add(places.Settle(household.Origin, ref dice));
        var moves = dice.Share();
        for (var i = moves < MovedTwice ? 2 : moves < MovedOnce ? 1 : 0; i > 0; i--)
        {
            household.Addresses.Add(places.Move(household.Addresses[^1], household.Origin, ref dice));
            household.Moves.Add(BirthDates.After(household.Moves.Count == 0 ? first : household.Moves[^1], ref dice));
        }

        household.Primary = dice.Below(School.Primaries);
        household.Secondary = dice.Below(School.Secondaries);
    }

    private void Name()
    {
        DrawSurname(household.Surname, dice.Chance(DoubleBarrelled));
        household.HasNamesBySex = household.Origin is { } origin && dice.Chance(origin.GirlsDiffer);
        household.FormerSurname.Clear();
        if (dice.Chance(Renamed))
        {
            household.FormerSurname.Set(household.Surname);
            if (dice.Chance(RenamedDoubled) && household.Surname.Read.IndexOf((byte)'-') < 0)
            {
                AddSecond(household.Surname);
            }
            else
            {
                DrawSurname(household.Surname, isDoubled: false);
            }
        }
    }

    private void DrawSurname(Letters to, bool isDoubled)
    {
        surnames.Draw(household.Origin, household.Addresses[0].Area.Region, to, ref dice);
        if (isDoubled)
        {
            AddSecond(to);
        }
    }

    private void AddSecond(Letters to)
    {
        var first = to.Read.ToArray();
        surnames.Draw(dice.Chance(0.5) ? household.Origin : null, household.Addresses[0].Area.Region, to, ref dice);
        to.Insert(0, (byte)'-');
        to.Replace(0, 0, first);
    }

    private Child Bear(DateOnly born)
    {
        var child = Take(born, dice.Chance(0.5));
        NameChild(child);
        child.IsBornAbroad = household.Origin is { } origin && dice.Chance(origin.BornAbroad);
        var home = child.FirstAddress == 0 || dice.Chance(0.5) ? household.Addresses[0].Area : household.Addresses[child.FirstAddress].Area;
        child.BirthArea = home;
        var siblings = household.Children;
        // The first of an area's towns is its largest.
        child.BirthTown = child.IsBornAbroad ? household.Origin!.Towns.Draw(ref dice)
            : siblings.Count > 1 && !siblings[0].IsBornAbroad && !dice.Chance(BornElsewhere) ? siblings[0].BirthTown
            : home.Towns[Math.Min(dice.Below(home.Towns.Length), dice.Below(home.Towns.Length))];
        return child;
    }

    private void Twin(Child first)
    {
        var child = Take(first.Born, dice.Chance(TwinsOfOneSex) ? first.IsGirl : !first.IsGirl);
        (child.IsBornAbroad, child.BirthTown, child.BirthArea) = (first.IsBornAbroad, first.BirthTown, first.BirthArea);
        (child.School, var tries) = (first.School, dice.Chance(TwinsOfOneInitial) ? InitialTries : 1);
        do
        {
            NameChild(child);
        }
        while (--tries > 0 && child.FirstName[0] != first.FirstName[0]);
    }

    private Child Take(DateOnly born, bool isGirl)
    {
        var siblings = household.Children;
        if (pool.Count == siblings.Count)
        {
            pool.Add(new());
        }

        var child = pool[siblings.Count];
        siblings.Add(child);
        (child.Number, child.Born, child.IsGirl) = (children++, born, isGirl);
        child.FirstAddress = household.Moves.Count(m => m <= born);
        child.School = SchoolOf(born);
        nhsNumbers.Give(child.NhsNumber);
        child.PupilNumber.Clear();
        if (child.School is not null && !dice.Chance(OutsideState))
        {
            pupilNumbers.Give(child.PupilNumber, household.Addresses[0], household.Primary, born);
        }

        GiveSurname(child);
        return child;
    }

    private School? SchoolOf(DateOnly born)
    {
        if (!BirthDates.IsAtSchool(born))
        {
            return null;
        }

        var isSecondary = BirthDates.IsAtSecondary(born);
        return dice.Chance(AnotherSchool) ? new School(isSecondary, dice.Below(isSecondary ? School.Secondaries : School.Primaries))
            : new School(isSecondary, isSecondary ? household.Secondary : household.Primary);
    }

    private void GiveSurname(Child child)
    {
        child.Surname.Set(household.Surname);
        child.FormerSurname.Clear();
        if (household.FormerSurname.Length > 0)
        {
            if (dice.Chance(RenamedChildren))
            {
                child.FormerSurname.Set(household.FormerSurname);
            }
            else
            {
                child.Surname.Set(household.FormerSurname);
            }
        }

        if (household.HasNamesBySex && (child.IsGirl ? household.Origin!.Hers : household.Origin!.His) is { Count: > 0 } own)
        {
            child.Surname.Set(own.Draw(ref dice));
        }
    }

    private void NameChild(Child child)
    {
        do
        {
            firstNames.Draw(household.Origin, child.IsGirl, child.Born.Year, child.FirstName, ref dice);
        }
        while (household.Children.Exists(c => c != child && c.FirstName.Is(child.FirstName)));
        knownNames.Draw(child, household.Origin, firstNames, ref dice);
    }
}
