using LineOfSight.Register.Schools;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary>Small register files and registers, written out in the tests that use them.</summary>
internal static class Given
{
    public const string CensusHeader = "URN,LA,ESTAB,SCHOOLTYPE,NOR";
    public const string GiasHeader =
        "URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name),OpenDate,CloseDate,NumberOfPupils";

    public static readonly DateOnly Day = new(2020, 1, 16);

    public static MemoryStream Bytes(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    public static List<RegisterRow> Rows(string text, string? la = null) => Rows(Bytes(text), la);

    public static List<RegisterRow> Rows(Stream bytes, string? la = null)
    {
        using var file = RegisterFile.Open(bytes);
        return [.. file.Rows(la)];
    }

    public static SchoolNames Names(Stream bytes) => SchoolNames.Read(bytes, TestContext.Current.CancellationToken);

    public static string Encoding(Stream bytes) => FileEncoding.Of(bytes, TestContext.Current.CancellationToken).Title;

    public static List<RegisterRow> Census(params string[] rows) => Rows(CensusHeader + "\n" + string.Join('\n', rows) + "\n");

    public static List<RegisterRow> Gias(params string[] rows) => Rows(GiasHeader + "\n" + string.Join('\n', rows) + "\n");

    public static RegisterDifference Compare(IReadOnlyDictionary<int, School> held, string text, string? la = null, DateOnly? day = null, SchoolNames? names = null)
        => Compare(held, Bytes(text), la, day, names);

    public static RegisterDifference Compare(IReadOnlyDictionary<int, School> held, Stream bytes, string? la = null, DateOnly? day = null, SchoolNames? names = null)
    {
        using var file = RegisterFile.Open(bytes, names);
        return CompareRegister.Compare(held, RegisterStatement.Of(file.Layout, day ?? Day, la), file.Rows(la));
    }

    public static Dictionary<int, School> Held(params School[] schools) => schools.ToDictionary(school => school.Urn);

    public static Dictionary<int, School> Apply(IReadOnlyDictionary<int, School> held, RegisterDifference difference)
    {
        var register = new Dictionary<int, School>(held);
        foreach (var school in difference.ToHold())
        {
            register[school.Urn] = school;
        }

        return register;
    }

    public static School School(int urn, string la = "926") => new()
    {
        Urn = urn, LaCode = la, EstablishmentNumber = "2001", Name = "Marsh Lane Primary School", Type = "Community school",
        Phase = "Primary", Kind = SchoolKind.Primary, Status = SchoolStatus.Open, Pupils = 210,
    };
}
