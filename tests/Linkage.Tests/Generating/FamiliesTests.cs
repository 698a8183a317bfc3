using System.Text;
using LineOfSight.Linkage.Generating;

namespace LineOfSight.Linkage.Tests.Generating;

public sealed class FamiliesTests
{
    private const int Households = 20_000;

    private static string Text(Letters letters) => Encoding.ASCII.GetString(letters.Read);

    /// <summary>Looks at families while they are there: the next takes the place of the one before.</summary>
    private static void Each(Action<Household> look, int households = Households)
    {
        var families = new Families(new Places(), 5);
        for (var i = 0; i < households; i++)
        {
            look(families.Next());
        }
    }

    [Fact]
    public void Families_have_the_shares_of_the_reference()
    {
        var (children, withSiblings, twins, moved, renamed, asian, doubled) = (0, 0, 0, 0, 0, 0, 0);
        Each(h =>
        {
            Assert.InRange(h.Children.Count, 1, 5);
            children += h.Children.Count;
            withSiblings += h.Children.Count > 1 ? h.Children.Count : 0;
            twins += h.Children.GroupBy(c => c.Born).Where(g => g.Count() > 1).Sum(g => g.Count());
            moved += h.Children.Count(c => c.FirstAddress < h.Addresses.Count - 1);
            renamed += h.Children.Count(c => c.FormerSurname.Length > 0);
            asian += h.Origin?.IsAsian == true ? 1 : 0;
            doubled += h.FormerSurname.Length == 0 && h.Surname.Read.Contains((byte)'-') ? 1 : 0;
        });
        Assert.InRange(withSiblings / (double)children, 0.765, 0.795);
        Assert.InRange(twins / (double)children, 0.013, 0.019);
        Assert.InRange(moved / (double)children, 0.37, 0.43);
        Assert.InRange(renamed / (double)children, 0.07, 0.09);
        Assert.InRange(asian / (double)Households, 0.13, 0.15);
        Assert.InRange(doubled / (double)Households, 0.04, 0.06);
        Assert.InRange(children / (double)Households, 1.85, 1.93);
    }

    [Fact]
    public void Siblings_share_surname_and_school_and_have_names_of_their_own()
    {
        var (siblings, surname, school) = (0, 0, 0);
        Each(h =>
        {
            Assert.Equal(h.Children.Count, h.Children.Select(c => Text(c.FirstName)).Distinct().Count());
            for (var i = 1; i < h.Children.Count; i++)
            {
                siblings++;
                surname += h.Children[i].Surname.Is(h.Children[0].Surname) ? 1 : 0;
                school += h.Children[i].School?.IsSecondary != h.Children[0].School?.IsSecondary || h.Children[i].School == h.Children[0].School ? 1 : 0;
            }
        });
        Assert.InRange(surname / (double)siblings, 0.9, 0.99);
        Assert.InRange(school / (double)siblings, 0.9, 0.99);
    }

    [Fact]
    public void Births_are_spread_over_the_years_from_2006_to_2025()
    {
        var years = new int[20];
        var all = 0;
        Each(h => h.Children.ForEach(c =>
        {
            years[c.Born.Year - 2006]++;
            all++;
        }));
        Assert.All(years, y => Assert.InRange(y / (double)all, 0.045, 0.055));
    }

    [Fact]
    public void Most_families_move_within_their_area()
    {
        var (moves, within) = (0, 0);
        Each(h =>
        {
            for (var i = 1; i < h.Addresses.Count; i++)
            {
                moves++;
                within += h.Addresses[i].Area == h.Addresses[i - 1].Area ? 1 : 0;
            }
        });
        Assert.InRange(within / (double)moves, 0.82, 0.89);
    }

    [Fact]
    public void Surnames_have_their_regions()
    {
        var (west, westCornish, elsewhere, elsewhereCornish) = (0, 0, 0, 0);
        Each(h =>
        {
            var isCornish = Text(h.Surname).StartsWith("tre", StringComparison.Ordinal) || Text(h.Surname).StartsWith("pen", StringComparison.Ordinal);
            if (Places.Regions[h.Addresses[0].Area.Region] == "sw")
            {
                west++;
                westCornish += isCornish ? 1 : 0;
            }
            else
            {
                elsewhere++;
                elsewhereCornish += isCornish ? 1 : 0;
            }
        });
        Assert.True(westCornish / (double)west > 3 * (elsewhereCornish / (double)elsewhere));
    }

    [Fact]
    public void First_names_follow_the_fashion_of_the_year_of_birth()
    {
        var (early, late) = (0, 0);
        Each(h => h.Children.ForEach(c =>
        {
            if (Text(c.FirstName) is "callum" or "megan" or "jake" or "paige" or "bradley" or "courtney")
            {
                early += c.Born.Year < 2010 ? 1 : 0;
                late += c.Born.Year > 2020 ? 1 : 0;
            }
        }));
        Assert.True(early > 3 * late, $"{early} before 2010, {late} after 2020");
    }

    [Fact]
    public void No_two_children_have_one_number()
    {
        var (nhs, upn, pupils) = (new HashSet<string>(), new HashSet<string>(), 0);
        Each(h => h.Children.ForEach(c =>
        {
            Assert.True(nhs.Add(Text(c.NhsNumber)));
            Assert.True(c.School is not null || c.PupilNumber.Length == 0);
            pupils += c.PupilNumber.Length > 0 ? 1 : 0;
            Assert.True(c.PupilNumber.Length == 0 || upn.Add(Text(c.PupilNumber)));
        }));
        Assert.True(pupils > Households);
    }
}
