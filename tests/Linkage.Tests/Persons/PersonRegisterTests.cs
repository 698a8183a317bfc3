using System.Diagnostics;
using System.Text;
using LineOfSight.Linkage.Persons;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Tests.Persons;

public sealed class PersonRegisterTests
{
    private static readonly DateTimeOffset First = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_person_keeps_the_id_while_records_come_and_go()
    {
        var register = new PersonRegister();
        var ann = Assert.Single(Run(register, 1, "a b c"));
        Assert.Equal([ann], Run(register, 2, "d c b a"));
        Assert.Equal([ann], Run(register, 3, "d"));
        Assert.Equal([ann], Run(register, 4, "a b d"));
        Assert.Equal(["a", "b", "d"], register.RecordsOf(ann).Select(r => r.Id));
        Assert.Null(register.Find(Key("c")));
        Assert.Equal(
            ["1 Created", "1 RecordAdded a", "1 RecordAdded b", "1 RecordAdded c", "2 RecordAdded d", "3 RecordLeft a", "3 RecordLeft b", "3 RecordLeft c", "4 RecordAdded a", "4 RecordAdded b"],
            register.History(ann).Select(e => $"{e.Run} {e.Kind} {e.Record?.Id}".Trim()).OrderBy(t => t[0]).ThenBy(t => t, StringComparer.Ordinal));
    }

    [Fact]
    public void A_merge_keeps_the_id_of_the_most_records_and_the_other_follows()
    {
        var register = new PersonRegister();
        Run(register, 1, "a b c", "x y", "q");
        var (most, less, least) = (Of(register, "a"), Of(register, "x"), Of(register, "q"));
        Assert.Equal([most, least], Run(register, 2, "x y a b c", "q"));
        Assert.Equal(most, register.Follow(less));
        Assert.Equal([most], Run(register, 3, "x y a b c q"));
        Assert.Equal(most, register.Follow(least));
        Assert.Empty(register.RecordsOf(less));
        var merge = Assert.Single(register.History(less), e => e.Kind == PersonEventKind.MergedInto);
        Assert.Equal((2, First.AddDays(2), most), (merge.Run, merge.At, merge.Other!.Value));
        Assert.Contains(register.History(most), e => e.Kind == PersonEventKind.MergedInto && e.Person == less);
    }

    [Fact]
    public void An_id_that_was_merged_away_follows_the_whole_chain_and_is_never_used_again()
    {
        var register = new PersonRegister();
        Run(register, 1, "a", "b c", "d e f g");
        var (a, b) = (Of(register, "a"), Of(register, "b"));
        Run(register, 2, "a b c", "d e f g");
        Run(register, 3, "a b c d e f g");
        Assert.Equal(Of(register, "d"), register.Follow(a));
        var apart = Run(register, 4, "a", "b c", "d e f g");
        Assert.Equal(5, apart.Append(a).Append(b).Distinct().Count());
        Assert.Equal(5, register.Persons);
    }

    [Fact]
    public void A_split_leaves_the_id_with_the_bigger_part_and_of_equals_with_the_elder()
    {
        var register = new PersonRegister();
        var whole = Assert.Single(Run(register, 1, "a b c"));
        var parts = Run(register, 2, "a", "b c");
        Assert.Equal(whole, parts[1]);
        Assert.Equal((PersonEventKind.SplitFrom, whole), register.History(parts[0]).Where(e => e.Other is not null).Select(e => (e.Kind, e.Other!.Value)).Single());

        Run(register, 3, "a", "b c z");
        Run(register, 4, "a", "b z");
        Assert.Equal([parts[0], whole], Run(register, 5, "a", "b").ToList());
        Run(register, 6, "a", "b z");
        Assert.Equal(whole, Run(register, 7, "a", "z", "b")[2]);
    }

    [Fact]
    public void Records_that_change_hands_leave_one_person_and_join_the_other()
    {
        var register = new PersonRegister();
        Run(register, 1, "a b c", "x y");
        var (one, other) = (Of(register, "a"), Of(register, "x"));
        Assert.Equal([one, other], Run(register, 2, "a b", "x y c"));
        Assert.Equal([(one, PersonEventKind.RecordAdded), (one, PersonEventKind.RecordLeft), (other, PersonEventKind.RecordAdded)], register.History(Key("c")).Select(e => (e.Person, e.Kind)));
        Assert.Equal(one, register.Follow(one));
    }

    [Fact]
    public void Of_two_persons_with_as_many_records_the_lower_id_stays()
    {
        var register = new PersonRegister();
        Run(register, 1, "a b", "x y");
        var lower = register.EventsOf(1).First().Person;
        Assert.Equal(new PersonId(1), lower);
        Assert.Equal([lower], Run(register, 2, "a b x y"));
    }

    [Fact]
    public void The_order_of_clusters_and_records_changes_no_byte()
    {
        var one = new PersonRegister();
        var other = new PersonRegister();
        var random = new Seeded(7);
        for (var run = 1; run <= 12; run++)
        {
            var clusters = Clusters(ref random, 400);
            var turned = clusters.Select(c => (IReadOnlyList<RecordKey>)[.. c.Reverse()]).Reverse().ToList();
            var given = one.Assign(clusters, First.AddDays(run));
            Assert.Equal(given, other.Assign(turned, First.AddDays(run)).Reverse());
            Assert.Equal(given.Length, given.Distinct().Count());
            Assert.Equal(Text(one), Text(other));
            other = Again(other);
        }
    }

    [Fact]
    public void What_is_written_is_read_again_and_goes_on_as_if_nothing_had_been()
    {
        var random = new Seeded(11);
        var register = new PersonRegister();
        for (var run = 1; run <= 8; run++)
        {
            register.Assign(Clusters(ref random, 200), First.AddDays(run));
            var again = Again(register);
            Assert.Equal(Text(register), Text(again));
            Assert.Equal((register.Runs, register.Persons, register.Records), (again.Runs, again.Persons, again.Records));
            for (var p = 1; p <= register.Persons; p++)
            {
                var id = new PersonId(p);
                Assert.Equal(register.Follow(id), again.Follow(id));
                Assert.Equal(register.RecordsOf(id), again.RecordsOf(id));
            }
        }
    }

    [Fact]
    public void History_tells_at_every_run_whose_each_record_was()
    {
        var random = new Seeded(23);
        var register = new PersonRegister();
        var told = new Dictionary<RecordKey, PersonId>();
        for (var run = 1; run <= 20; run++)
        {
            var clusters = Clusters(ref random, 150);
            var given = register.Assign(clusters, First.AddDays(run));
            foreach (var happened in register.EventsOf(run).Where(e => e.Record is not null))
            {
                if (happened.Kind == PersonEventKind.RecordLeft)
                {
                    Assert.True(told.Remove(happened.Record!.Value, out var was) && was == happened.Person);
                }
                else
                {
                    told.Add(happened.Record!.Value, happened.Person);
                }
            }

            Assert.Equal(clusters.SelectMany((c, i) => c.Select(k => (k, given[i]))).OrderBy(p => p.k.Id), told.Select(p => (p.Key, p.Value)).OrderBy(p => p.Key.Id));
            Assert.All(told, p => Assert.Equal(p.Value, register.Find(p.Key)));
            Assert.All(given, p => Assert.Equal(p, register.Follow(p)));
        }
    }

    [Fact]
    public void A_source_is_part_of_the_key_and_any_text_may_be_an_id()
    {
        var register = new PersonRegister();
        RecordKey[] keys = [new("health", "1"), new("police", "1"), new("", "1"), new("a", "b\u001fc"), new("a\u001fb", "c"), new("école", "naïve \"x\"\n,"), new("a", new string('x', 5_000))];
        var given = register.Assign([.. keys.Select(k => (IReadOnlyList<RecordKey>)[k])], First);
        Assert.Equal(keys.Length, given.Distinct().Count());
        Assert.Equal(given, keys.Select(k => Again(register).Find(k)!.Value));
        Assert.Throws<ArgumentException>(() => register.Assign([[new RecordKey("a", "\ud800")]], First));
    }

    [Fact]
    public void Empty_clusters_and_records_in_two_are_refused_and_leave_no_trace()
    {
        var register = new PersonRegister();
        Run(register, 1, "a b", "c");
        var before = Text(register);
        Assert.Throws<ArgumentException>(() => register.Assign([[]], First));
        Assert.Throws<ArgumentException>(() => Run(register, 2, "a", "n a"));
        Assert.Throws<ArgumentException>(() => Run(register, 2, "n n"));
        Assert.Equal(before, Text(register));
        Assert.Null(register.Find(Key("n")));
        Assert.Throws<ArgumentOutOfRangeException>(() => register.Follow(new PersonId(99)));
    }

    [Fact]
    public void Every_cut_or_changed_file_is_refused_by_line()
    {
        var register = new PersonRegister();
        Run(register, 1, "a b", "c");
        Run(register, 2, "a b c");
        var lines = Text(register).TrimEnd('\n').Split('\n');
        for (var left = 0; left < lines.Length; left++)
        {
            Assert.Throws<RecordsRefusedException>(() => Read(string.Concat(lines.Where((_, i) => i != left).Select(l => l + "\n"))));
        }

        var whole = Text(register);
        for (var cut = 0; cut < whole.Length; cut++)
        {
            Assert.Throws<RecordsRefusedException>(() => Read(whole[..cut]));
        }

        foreach (var wrong in new[] { "[]", "null", "[\"added\"]", "[\"created\",7]", "[\"merged\",1,1]", "[\"split\",1,9]", "[\"left\",1,\"\",\"z\"]", "[\"lost\",1]", "{\"run\":9}", "{}", "\u0000", "[[[[", "[\"created\",99999999999]" })
        {
            var refused = Assert.Throws<RecordsRefusedException>(() => Read(string.Join('\n', lines.Take(4).Append(wrong).Concat(lines.Skip(4))) + "\n"));
            Assert.Equal(5, refused.Fault.Line);
        }
    }

    [Theory]
    [InlineData("P000001", 1)]
    [InlineData("P1234567", 1_234_567)]
    [InlineData("P01", null)]
    [InlineData("P0000001", null)]
    [InlineData("P000000", null)]
    [InlineData("p000001", null)]
    [InlineData("P-00001", null)]
    [InlineData("", null)]
    public void An_id_is_read_as_it_is_written(string text, int? number) => Assert.Equal(number, PersonId.Find(text)?.Number);

    [Fact]
    public void A_million_records_take_about_a_second()
    {
        var first = Million(0);
        var second = Million(1);
        var register = new PersonRegister();
        register.Assign(first, First);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        register.Assign(second, First.AddDays(1));
        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        Assert.Equal(1_000_000, register.Records);

        // Far above what it takes, for a machine that is busy; it is there to catch a loop within a loop.
        Assert.True(used < TimeSpan.FromSeconds(10), $"{used}");
        TestContext.Current.SendDiagnosticMessage($"a second run over 1,000,000 records took {used.TotalMilliseconds:N0} ms of processor time");

        static List<IReadOnlyList<RecordKey>> Million(int shift) =>
            [.. Enumerable.Range(0, 400_000).Select(c => (IReadOnlyList<RecordKey>)[.. Enumerable.Range(0, (c % 4) + 1).Select(i => new RecordKey("health", $"R{((c / 4 * 10) + (c % 4 * ((c % 4) + 1) / 2) + i + shift) % 1_000_000}"))])];
    }

    internal static RecordKey Key(string id) => new("s", id);

    internal static PersonId Of(PersonRegister register, string id) => register.Find(Key(id))!.Value;

    internal static PersonId[] Run(PersonRegister register, int day, params string[] clusters) => Run(register, day, null, clusters);

    internal static PersonId[] Run(PersonRegister register, int day, LinkDecisions? decisions, params string[] clusters) =>
        register.Assign([.. clusters.Select(c => (IReadOnlyList<RecordKey>)[.. c.Split(' ').Select(Key)])], First.AddDays(day), decisions);

    internal static string Text(PersonRegister register)
    {
        using var to = new MemoryStream();
        register.Write(to);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    internal static PersonRegister Again(PersonRegister register) => Read(Text(register));

    private static PersonRegister Read(string text)
    {
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return PersonRegister.Read(from, "persons.jsonl");
    }

    private static List<IReadOnlyList<RecordKey>> Clusters(ref Seeded random, int records)
    {
        var clusters = new Dictionary<int, List<RecordKey>>();
        for (var record = 0; record < records; record++)
        {
            if (random.Chance(0.9))
            {
                var cluster = random.Chance(0.7) ? record / 4 : random.Below(records / 2);
                clusters.TryAdd(cluster, []);
                clusters[cluster].Add(new RecordKey(record % 3 == 0 ? "health" : "school", $"{record}"));
            }
        }

        return [.. clusters.Values];
    }
}
