using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Register.Schools;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary>What must hold for every register and every file.</summary>
public class DifferenceProperties
{
    private sealed record Case(School[] Held, RegisterRow[] Rows, bool Census, string? La)
    {
        public RegisterStatement Statement => Census
            ? new RegisterStatement(SchoolField.LocalAuthority | SchoolField.Name | SchoolField.Type | SchoolField.Pupils, true, kind => kind.InCensus(), Given.Day, La)
            : new RegisterStatement((SchoolField)~0 & ~SchoolField.InspectionRating, false, _ => true, Given.Day, La);

        public Dictionary<int, School> Register => Given.Held(Held);

        public RegisterDifference Of(IReadOnlyDictionary<int, School> held) => CompareRegister.Compare(held, Statement, Rows);
    }

    private static readonly string[] GiasTypes = ["Community school", "Academy converter", "Other independent school", "Pupil referral unit", "Further education"];
    private static readonly string[] CensusTypes = ["State-funded primary", "State-funded secondary", "Independent school", "Pupil referral unit"];

    private static Gen<DateOnly?> Days => Gen.Frequency(
        (1, Gen.Constant((DateOnly?)null)), (3, Gen.Choose(-2, 2).Select(days => (DateOnly?)Given.Day.AddDays(days))));

    private static Gen<School> School(string[] types, bool census) =>
        from urn in Gen.Choose(100_000, 100_015)
        from la in Gen.Elements("926", "919")
        from type in Gen.Elements(types)
        from phase in Gen.Elements("Primary", "All through", null)
        from status in census ? Gen.Constant(SchoolStatus.Open) : Gen.Elements(Enum.GetValues<SchoolStatus>())
        from open in Days
        from close in Days
        from pupils in Gen.Elements<int?>(null, 0, 1)
        from name in Gen.Elements("Alder", "Birch", null)
        select new School
        {
            Urn = urn, LaCode = la, EstablishmentNumber = census ? null : "2001", Name = name, Type = type, Phase = census ? null : phase,
            Kind = SchoolKinds.Of(type, phase), Status = status, OpenDate = census ? null : open, CloseDate = census ? null : close, Pupils = pupils,
        };

    private static Gen<RegisterRow> Row(bool census, string? la) => Gen.Frequency(
        (8, School(census ? CensusTypes : GiasTypes, census)
            .Select(school => la is null || school.LaCode == la ? (RegisterRow)new SchoolRow(0, school) : new OtherAuthorityRow(0, school.Urn))),
        (1, Gen.Choose(100_000, 100_015).Select(urn => (RegisterRow)new RejectedRow(0, "Bad.", urn))),
        (1, Gen.Constant((RegisterRow)new TotalRow(0))));

    private static readonly Arbitrary<Case> Cases = (
        from census in Gen.Elements(true, false)
        from la in Gen.Elements("926", null)
        from held in School([.. GiasTypes, .. CensusTypes], census: false).ListOf()
        from rows in Row(census, la).ListOf()
        select new Case(
            [.. held.DistinctBy(school => school.Urn)],
            [new SchoolRow(1, Given.School(100_099)), .. Distinct(rows)], census, la)).ToArbitrary();

    // The reader lets each number through once.
    private static IEnumerable<RegisterRow> Distinct(IEnumerable<RegisterRow> rows)
        => rows.Select((row, line) => row with { Line = line + 2 })
            .DistinctBy(row => row is SchoolRow school ? school.School.Urn : -row.Line);

    private static void Holds(Func<Case, bool> property)
        => Prop.ForAll(Cases, property).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2_000));

    [Fact]
    public void Applying_a_file_and_comparing_it_again_finds_nothing()
        => Holds(c => c.Of(Given.Apply(c.Register, c.Of(c.Register))).ChangesNothing);

    [Fact]
    public void Every_row_has_one_outcome()
        => Holds(c =>
        {
            var difference = c.Of(c.Register);
            return difference.Read + difference.TotalsLeftOut + difference.OtherAuthorities == c.Rows.Length
                && difference.ToHold().GroupBy(school => school.Urn).All(group => group.Count() == 1);
        });

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
        => Holds(c =>
        {
            var backwards = c with { Rows = [.. c.Rows.Reverse()] };
            static Dictionary<int, School> Register(Case of) => Given.Apply(of.Register, of.Of(of.Register));
            var (one, two) = (Register(c), Register(backwards));
            return one.Count == two.Count && one.All(pair => two[pair.Key] == pair.Value)
                && c.Of(c.Register).Summary == backwards.Of(backwards.Register).Summary;
        });

    [Fact]
    public void Only_schools_of_the_authority_asked_for_close_by_absence()
        => Holds(c => c.Of(c.Register).Closed.Where(closure => closure.Ground == ClosureGround.LeftRegister)
            .All(closure => c.La is null || closure.Before.LaCode == c.La));

    [Fact]
    public void No_school_that_the_file_mentions_closes_by_absence()
        => Holds(c =>
        {
            var mentioned = c.Rows.Select(row => row switch { SchoolRow s => s.School.Urn, RejectedRow r => r.Urn, OtherAuthorityRow o => o.Urn, _ => null }).ToHashSet();
            return c.Of(c.Register).Closed.All(closure => closure.Ground == ClosureGround.StatedClosed || !mentioned.Contains(closure.Before.Urn));
        });

    [Fact]
    public void A_change_names_fields_that_the_file_carries_or_that_presence_implies()
        => Holds(c => c.Of(c.Register).Changed.All(change => change.Fields.Count > 0 && change.Fields.All(field =>
            c.Statement.Carried.HasFlag(field.Field) || (c.Census && field.Field == SchoolField.Status))));

    [Fact]
    public void No_name_is_ever_lost()
        => Holds(c => Given.Apply(c.Register, c.Of(c.Register)).Values.All(school => school.Name is not null || !c.Register.TryGetValue(school.Urn, out var held) || held.Name is null));
}
