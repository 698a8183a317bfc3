namespace LineOfSight.Linkage.Generating;

/// <summary>Writes what an agency knows of a child.</summary>
internal sealed class Records(SlipCount slips, ulong seed)
{
    private readonly Clerk clerk = new(slips, seed);
    private readonly WrittenNames names = new();
    private readonly WrittenDates dates = new();
    private readonly Letters value = new();

    /// <summary>Adds one record.</summary>
    public void Take(Household household, Child child, Agency agency, Rows rows)
    {
        clerk.Begin(agency);
        names.Write(child, household.Origin is null, clerk);
        rows.Begin();
        rows.Add(AgencyHabits.Name(agency));
        rows.Add(names.First.Read);
        rows.Add(names.Surname.Read);
        dates.Write(child, clerk, value);
        rows.Add(value.Read);
        WritePostcode(household, child);
        rows.Add(value.Read);
        rows.Add(BirthPlace(child));
        WriteSchool(household, child);
        rows.Add(value.Read);
        rows.Add(Gender(child));
        WriteNumber(household, child, c => c.NhsNumber, Slip.NhsMissing, Slip.NhsMistyped, Slip.NhsOfSibling, firstDigit: 0);
        rows.Add(value.Read);
        WriteNumber(household, child, c => c.PupilNumber, Slip.UpnMissing, Slip.UpnMistyped, Slip.UpnOfSibling, firstDigit: 1);
        rows.Add(value.Read);
        rows.End(child.Number, household.Number);
    }

    private void WritePostcode(Household household, Child child)
    {
        var last = household.Addresses.Count - 1;
        var at = last > child.FirstAddress && clerk.Has(Slip.FormerAddress) ? FormerAddress(child.FirstAddress, last) : last;
        value.Clear();
        if (clerk.Slips(Slip.PostcodeMissing))
        {
            return;
        }

        Places.Write(household.Addresses[at], value);
        if (clerk.Slips(Slip.PostcodeMistyped))
        {
            var inward = value.Length - 2;
            var letter = clerk.Dice.Below(2);
            if (clerk.Dice.Chance(0.5))
            {
                Typing.SlipDigit(value, inward - 1, inward, ref clerk.Dice);
            }
            else
            {
                value[inward + letter] = Typing.Neighbour(value[inward + letter], ref clerk.Dice);
            }
        }
    }

    // A school asks for the address when a child comes to it; the others when they meet the family.
    private int FormerAddress(int first, int last) => clerk.Agency == Agency.Education ? first : first + clerk.Dice.Below(last - first);

    private ReadOnlySpan<byte> BirthPlace(Child child)
    {
        if (clerk.Has(Slip.BirthPlaceMissing))
        {
            return default;
        }

        if (clerk.Slips(Slip.BirthPlaceWrong))
        {
            var towns = child.BirthArea.Towns;
            return towns[clerk.Dice.Below(towns.Length)];
        }

        return child.BirthTown;
    }

    private void WriteSchool(Household household, Child child)
    {
        value.Clear();
        if (child.School is not { } school || clerk.Has(Slip.SchoolMissing))
        {
            return;
        }

        if (clerk.Has(Slip.OtherSchool))
        {
            // Another of the district, or in the records of older children still the primary school.
            school = school.IsSecondary && clerk.Dice.Chance(0.5) ? new(IsSecondary: false, household.Primary)
                : school with { Number = clerk.Dice.Below(school.IsSecondary ? School.Secondaries : School.Primaries) };
        }

        var home = household.Addresses[0];
        value.Add(school.IsSecondary ? "sec"u8 : "pri"u8).Add(home.Area.Letters);
        Places.AddNumber(value, home.District);
        value.Add("-"u8);
        Places.AddNumber(value, school.Number);
    }

    private ReadOnlySpan<byte> Gender(Child child) =>
        clerk.Has(Slip.GenderMissing) ? default : child.IsGirl != clerk.Slips(Slip.GenderWrong) ? "f"u8 : "m"u8;

    private void WriteNumber(Household household, Child child, Func<Child, Letters> number, Slip missing, Slip mistyped, Slip siblings, int firstDigit)
    {
        value.Clear();
        if (number(child).Length == 0 || clerk.Has(missing))
        {
            return;
        }

        value.Set(number(child));
        var count = household.Children.Count;
        if (count > 1 && clerk.Slips(siblings))
        {
            // Any of the others: so many places on, round the table.
            var sibling = household.Children[(household.Children.IndexOf(child) + 1 + clerk.Dice.Below(count - 1)) % count];
            if (number(sibling).Length > 0)
            {
                value.Set(number(sibling));
            }
        }

        if (clerk.Slips(mistyped))
        {
            Typing.SlipDigit(value, firstDigit, value.Length, ref clerk.Dice);
        }
    }
}
