using FsCheck;
using FsCheck.Fluent;

namespace LineOfSight.Trackers.Tests;

/// <summary>From cells to entries: headings, columns, statuses, sections, merged entries, and what is not understood.</summary>
public sealed class UnderstandingTests
{
    private static (Table Table, Layout Layout, Mapping Mapping, IReadOnlyList<Entry> Entries) Understand(byte[] book)
    {
        var table = TrackerReader.Read("tracker.xlsx", book).Tables[0];
        var layout = Layout.Find(table)!;
        var mapping = Mapping.Guess(layout);
        return (table, layout, mapping, Understanding.Of(table, layout, mapping));
    }

    [Fact]
    public void A_tracker_as_areas_keep_it_is_understood()
    {
        var (_, layout, mapping, entries) = Understand(new Book()
            .Row("Northshire SCP action tracker 2024-25").Row().Row("Last updated 1 April 2025")
            .Row("Ref", "Recommendation", "Action", "Lead Agency", "Responsible", "By when", "RAG", "Progress update", "Evidence of impact")
            .Row("1.1", "Share earlier", "Write a protocol", "Police", "Jo Smith", "31/03/25", "Green", "Drafted", "")
            .Row("1.2", "Share earlier", "Train leads", "ICB", "Sam", "Ongoing", "Blue", "", "Fewer repeats")
            .Row("1.3").Make());
        Assert.Equal((4, 4, ListKind.Actions), (layout.First, layout.Last, mapping.Kind));
        Assert.Equal(2, entries.Count);
        Assert.Equal((new DateOnly(2025, 3, 31), TrackerStatus.OnTrack, "Jo Smith", "Police"), (entries[0].Due!.Value, entries[0].Status!.Value, entries[0][TrackerField.Owner], entries[0][TrackerField.Lead]));
        Assert.Equal("Drafted", Assert.Single(entries[0].Notes).Text);
        Assert.Equal(TrackerStatus.Done, entries[1].Status);
        Assert.Equal(("Actions!F6", true), (Assert.Single(entries[1].Problems).Place, entries[1].Problems[0].Words.Contains("Ongoing", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_rows_of_headings_are_joined()
    {
        var (_, layout, mapping, entries) = Understand(new Book()
            .Row("Ref", "Action", "Owner", "Due date", "Progress", "", "").Row("", "", "", "", "Q1", "Q2", "Q3")
            .Row("1", "Train", "Jo", "31/03/26", "begun", "more", "done").Merge("A1:A2").Merge("B1:B2").Merge("C1:C2").Merge("D1:D2").Merge("E1:G1").Make());
        Assert.Equal((1, 2), (layout.First, layout.Last));
        Assert.Equal(["Ref", "Action", "Owner", "Due date", "Progress Q1", "Progress Q2", "Progress Q3"], layout.Headings.Select(h => h.Text));
        Assert.Equal(3, mapping.Of(layout, TrackerField.Progress).Count());
        Assert.Equal(["begun", "more", "done"], Assert.Single(entries).Notes.Select(n => n.Text));
    }

    [Fact]
    public void A_row_of_groups_above_the_headings_is_joined_too()
    {
        var (_, layout, _, entries) = Understand(new Book()
            .Row("What", "", "Who and when", "").Row("Action", "Status", "Owner", "Due date").Row("Train", "Green", "Jo", "31/03/26").Merge("A1:B1").Merge("C1:D1").Make());
        Assert.Equal(2, layout.Last);
        Assert.Equal("Jo", Assert.Single(entries)[TrackerField.Owner]);
    }

    [Fact]
    public void Lines_of_their_own_name_what_follows()
    {
        var (_, _, _, entries) = Understand(new Book()
            .Row("Ref", "Action", "Owner", "Due date").Row("Priority 1: Neglect").Row("1", "Train", "Jo", "31/03/26").Row("Ref", "Action", "Owner", "Due date")
            .Row("Priority 2: Exploitation").Row("2", "Map", "Sam", "30/04/26").Merge("A2:D2").Merge("A5:D5").Make());
        Assert.Equal(["Priority 1: Neglect", "Priority 2: Exploitation"], entries.Select(e => e.Section));
    }

    [Fact]
    public void One_entry_over_several_rows_is_one_entry()
    {
        var (_, _, _, entries) = Understand(new Book()
            .Row("Action", "Owner", "Due date", "Progress").Row("Train", "Jo", "31/03/26", "one").Row("", "", "", "two").Row("", "Sam", "", "three").Merge("A2:A4").Make());
        var entry = Assert.Single(entries);
        Assert.Equal(["one", "two", "three"], entry.Notes.Select(n => n.Text));
        Assert.Equal(4, entry.Last);
        Assert.Equal("Actions!B4", Assert.Single(entry.Problems).Place);
    }

    [Fact]
    public void Headings_that_are_named_twice_are_told_apart()
    {
        var (_, layout, mapping, _) = Understand(Book.Of(["Action", "Date", "Date", "Owner"], ["a", "b", "c", "d"]));
        Assert.Equal(["action", "date", "date 2", "owner"], layout.Headings.Select(h => h.Key));
        Assert.Equal(TrackerField.Raised, mapping.Fields["date"]);
        Assert.False(mapping.Fields.ContainsKey("date 2"));
    }

    [Fact]
    public void A_shape_is_the_same_in_any_order_and_another_with_other_headings()
    {
        static string Shape(params string[] headings) => Layout.Find(TrackerReader.Read("a.xlsx", Book.Of(headings, ["x"])).Tables[0])!.Shape;
        Assert.Equal(Shape("Action", "Owner", "Due Date"), Shape("OWNER", "Due date:", "action"));
        Assert.NotEqual(Shape("Action", "Owner"), Shape("Action", "Owner", "Due"));
    }

    [Fact]
    public void Risks_and_recommendations_are_known_by_their_headings()
    {
        Assert.Equal(ListKind.Risks, Understand(Book.Of(["Risk", "Likelihood", "Impact", "Mitigating actions", "Owner"], ["r", "3", "4", "m", "Jo"])).Mapping.Kind);
        var (_, _, recommendations, entries) = Understand(Book.Of(["Recommendation", "Source", "Status"], ["Share", "LCSPR Child A", "Accepted"]));
        Assert.Equal(ListKind.Recommendations, recommendations.Kind);
        Assert.Contains("not a status", Assert.Single(entries[0].Problems).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Complete", TrackerStatus.Done)]
    [InlineData("BRAG blue", TrackerStatus.Done)]
    [InlineData("GREEN", TrackerStatus.OnTrack)]
    [InlineData("Amber - staff are away", TrackerStatus.AtRisk)]
    [InlineData("R", TrackerStatus.AtRisk)]
    [InlineData("Not yet started", TrackerStatus.NotStarted)]
    public void Statuses_and_colours_are_understood(string text, TrackerStatus status) => Assert.Equal(status, Statuses.Read(new Cell(1, CellKind.Text, text), new Dictionary<string, TrackerStatus>()).Value);

    [Fact]
    public void The_lists_own_words_go_first() => Assert.Equal(
        TrackerStatus.Done, Statuses.Read(new Cell(1, CellKind.Text, "Green"), new Dictionary<string, TrackerStatus> { ["green"] = TrackerStatus.Done }).Value);

    [Fact]
    public void What_says_nearly_the_same_is_found()
    {
        var there = new Likeness();
        there.Add("Train all safeguarding leads in neglect tools");
        there.Add("Write a protocol for sharing");
        Assert.Equal(1, there.Nearest("TRAIN all safeguarding leads in neglect tools.")!.Value.Score);
        Assert.InRange(there.Nearest("Train all the safeguarding leads in the neglect tools")!.Value.Score, Likeness.Proposed, 0.99);
        Assert.Null(there.Nearest("Commission a review of housing"));
    }

    [Fact]
    public void Any_grid_that_is_written_reads_back_the_same() => Prop.ForAll(
        Gen.ArrayOf(Gen.ArrayOf(ArbMap.Default.GeneratorFor<string>().Select(t => Escapes.Clean(t ?? "").Trim()), 5), 8).ToArbitrary(), grid =>
        {
            if (grid.All(r => r.All(t => t.Length == 0)))
            {
                return true;
            }

            var table = TrackerReader.Read("a.xlsx", Book.Of(grid)).Tables[0];
            return Enumerable.Range(0, grid.Length).All(r => Enumerable.Range(0, 5).All(c =>
                (table.Rows.FirstOrDefault(x => x.Number == r + 1)?.At(c + 1)?.Text ?? "") == (string.IsNullOrWhiteSpace(grid[r][c]) ? "" : grid[r][c])));
        }).QuickCheckThrowOnFailure();
}
