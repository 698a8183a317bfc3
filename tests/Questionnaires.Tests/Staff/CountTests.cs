using LineOfSight.Figures;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Staff;

namespace LineOfSight.Questionnaires.Tests.Staff;

/// <summary>Whatever staff answer, no column is smaller than five, all tables have the same columns of the same size, and no small count is told.</summary>
public class CountTests
{
    private const int Pools = 400;
    private static readonly Definition Definition = DefinitionFile.Read(StaffHouse.StaffText);
    private static readonly Origin Origin = new("Answers of staff by what was chosen.", "A test", new DateOnly(2026, 11, 21));
    private static readonly string?[] Roles = ["teaching", "support", "leadership", null];
    private static readonly string[] Grades = ["strongly-agree", "agree", "neither", "disagree", "strongly-disagree", "unknown"];

    // Few roles are as frequent as the first one.
    private static List<StaffAnswers> Pool(int size) =>
    [
        .. Enumerable.Range(0, size).Select(_ => new StaffAnswers(new Dictionary<string, Answer>
        {
            ["role-group"] = new() { Chosen = Roles[Lot(Lot(4) + 1)] is { } role ? [role] : null },
            ["know-how"] = new() { Chosen = [Grades[Lot(6)]], Scheme = "agree" },
        })),
    ];

    private static int Lot(int most) => System.Security.Cryptography.RandomNumberGenerator.GetInt32(most);

    [Fact]
    public void No_group_and_no_told_count_is_small()
    {
        for (var i = 0; i < Pools; i++)
        {
            var pool = Pool(5 + Lot(55));
            var groups = StaffGroup.Of(Definition, pool);
            Assert.Equal(pool.Count, groups.Sum(g => g.Answers.Count));
            Assert.All(groups, g => Assert.True(g.Answers.Count >= 5));
            foreach (var table in Definition.Questions.SelectMany(q => CountAnswers.Of(Definition, q, groups, Origin).Tables))
            {
                Assert.All(table.Cells.SelectMany(r => r), c => Assert.False(c.Count is > 0 and < 5));
                Assert.All(table.Cells[^1], c => Assert.NotNull(c.Count));
            }
        }
    }

    [Theory]
    [InlineData(new[] { 10, 12, 2 }, "Support 12, Other roles together 12")]
    [InlineData(new[] { 10, 3, 4 }, "Teaching 10, Other roles together 7")]
    [InlineData(new[] { 8, 0, 1 }, "All staff 9")]
    [InlineData(new[] { 6, 5, 0 }, "Teaching 6, Support 5")]
    [InlineData(new[] { 2, 2, 2 }, "All staff 6")]
    public void Roles_with_fewer_than_five_are_put_together(int[] sizes, string expected)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        var pool = sizes.SelectMany((size, i) => Enumerable.Repeat(new StaffAnswers(new Dictionary<string, Answer> { ["role-group"] = new() { Chosen = [Roles[i]!] } }), size)).ToList();
        Assert.Equal(expected, string.Join(", ", StaffGroup.Of(Definition, pool).Select(g => $"{g.Words} {g.Answers.Count}")));
    }
}
