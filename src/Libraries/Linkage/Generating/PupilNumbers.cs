using LineOfSight.Linkage.Identifiers;

namespace LineOfSight.Linkage.Generating;

/// <summary>Invented Unique Pupil Numbers, each given once, by the first school that the family's district has for the child.</summary>
/// <remarks>
/// No local authority of England or Wales has a number from 100 to 199 (Department for Education's list of codes), so that nobody's number can be met.
/// </remarks>
internal sealed class PupilNumbers(int districts)
{
    private const int Authority = 100;
    private const int FirstSchool = 2000;
    private const int Series = 1000;
    private const int Step = 387;
    private const int SchoolsLeftForMore = 1000;
    private const int Years = 100;
    private readonly int[] given = new int[districts * School.Primaries * Years];

    /// <summary>Writes the next one of a school and year.</summary>
    public void Give(Letters to, Address home, int primary, DateOnly born)
    {
        var year = BirthDates.YearOfEntry(born);
        var school = ((home.District - 1) * School.Primaries) + primary;
        var number = given[(((home.Area.FirstDistrict * School.Primaries) + school) * Years) + year]++;
        Span<byte> twelve = stackalloc byte[UniquePupilNumber.Length - 1];
        Put(twelve[..3], Authority + home.Area.Index);
        // A school whose series is full goes on under another number.
        Put(twelve[3..7], FirstSchool + school + (number / Series * SchoolsLeftForMore));
        Put(twelve[7..9], year);
        // The series looks random, as schools' do: a step that has no factor with 1,000 meets each of its numbers once.
        Put(twelve[9..], ((number * Step) + (school * 61) + (year * 13)) % Series);
        to.Set([UniquePupilNumber.CheckLetter(twelve)]).Add(twelve);
    }

    private static void Put(Span<byte> to, int number)
    {
        for (var i = to.Length - 1; i >= 0; i--, number /= 10)
        {
            to[i] = (byte)('0' + (number % 10));
        }
    }
}
