namespace LineOfSight.Demo;

/// <summary>Names that nobody is known to bear: first names of many origins beside surnames made up for the demonstration.</summary>
internal static class InventedNames
{
    private static readonly string[] First =
    [
        "Amara", "Benedict", "Chiamaka", "Dafydd", "Eleri", "Farouk", "Greta", "Hamish", "Ishani", "Jerome", "Keziah", "Lorcan",
        "Maryam", "Nikolai", "Oluchi", "Perdita", "Qasim", "Rosalind", "Sanjeev", "Tamsin", "Ursula", "Viktor", "Winifred", "Xanthe", "Yusuf", "Zelda",
    ];

    private static readonly string[] Last =
    [
        "Ambleforth", "Brackenshaw", "Coldwater-Obi", "Dunmarsh", "Eversleigh", "Fenwicke-Rao", "Gorseland", "Hollowbrook", "Inglewhite", "Jessamond",
        "Kestrelby", "Larkmead", "Marshwiggin", "Netherfold", "Oakenhurst-Patel", "Pebblecombe", "Quillfeather", "Ravensdyke", "Silverbeck", "Thistlewood-Khan", "Underbridge",
        "Vetchling", "Willowdene", "Yarrowfield", "Zinnia-Marsh",
    ];

    /// <summary>26 first names and 25 surnames have no common divisor, so the first 650 pairs all differ.</summary>
    public static string At(int number) => $"{First[number % First.Length]} {Last[number % Last.Length]}";
}
