namespace LineOfSight.Demo;

/// <summary>
/// The seventeen early adopters of the multi-agency safeguarding reforms of 2018 with their 39 authorities, by ONS code
/// (public facts). Hertfordshire, one of them, is told at length elsewhere.
/// </summary>
internal static class Sites
{
    /// <param name="Name">The partnership's name.</param>
    /// <param name="Region">Its region.</param>
    /// <param name="Areas">Council and ONS code.</param>
    public sealed record Site(string Name, string Region, params (string Council, string OnsCode)[] Areas);

    public static IReadOnlyList<Site> All { get; } =
    [
        new("Tameside", "North West", ("Tameside", "E08000008")),
        new("Trafford", "North West", ("Trafford", "E08000009")),
        new("Salford", "North West", ("Salford", "E08000006")),
        new("Northumbria", "North East", ("Northumberland", "E06000057"), ("Gateshead", "E08000037"), ("Newcastle upon Tyne", "E08000021"), ("North Tyneside", "E08000022"), ("South Tyneside", "E08000023"), ("Sunderland", "E08000024")),
        new("Calderdale", "Yorkshire and The Humber", ("Calderdale", "E08000033")),
        new("North Lincolnshire", "Yorkshire and The Humber", ("North Lincolnshire", "E06000013")),
        new("York", "Yorkshire and The Humber", ("York", "E06000014")),
        new("Hertfordshire", "East of England", ("Hertfordshire", "E10000015")),
        new("Black Country", "West Midlands", ("Dudley", "E08000027"), ("Sandwell", "E08000028"), ("Walsall", "E08000030"), ("Wolverhampton", "E08000031")),
        new("Birmingham", "West Midlands", ("Birmingham", "E08000025")),
        new("Stoke-on-Trent and Staffordshire", "West Midlands", ("Stoke-on-Trent", "E06000021"), ("Staffordshire", "E10000028")),
        new("Solihull", "West Midlands", ("Solihull", "E08000029")),
        new("Bexley, Greenwich and Lewisham", "London", ("Bexley", "E09000004"), ("Greenwich", "E09000011"), ("Lewisham", "E09000023")),
        new("North West London", "London", ("Brent", "E09000005"), ("Ealing", "E09000009"), ("Hammersmith and Fulham", "E09000013"), ("Harrow", "E09000015"), ("Hillingdon", "E09000017"), ("Hounslow", "E09000018"), ("Kensington and Chelsea", "E09000020"), ("Westminster", "E09000033")),
        new("Berkshire West", "South East", ("Reading", "E06000038"), ("West Berkshire", "E06000037"), ("Wokingham", "E06000041")),
        new("Devon, Plymouth and Torbay", "South West", ("Devon", "E10000008"), ("Plymouth", "E06000026"), ("Torbay", "E06000027")),
        new("Wiltshire", "South West", ("Wiltshire", "E06000054")),
    ];
}
