using System.Text;
using LineOfSight.Linkage.Persons;
using static LineOfSight.Linkage.Tests.Persons.PersonRegisterTests;

namespace LineOfSight.Linkage.Tests.Persons;

/// <summary>After an adoption nothing in the register tells that the two names are one child.</summary>
public sealed class SecrecyTests
{
    private static readonly LinkDecisions Block = Decisions("left_id,right_id,decision\na,x,blocked\n");

    [Fact]
    public void Neither_part_of_a_blocked_pair_keeps_the_id_and_nothing_tells_where_they_came_from()
    {
        var register = new PersonRegister();
        var before = Assert.Single(Run(register, 1, "a b c x y"));
        var parts = Run(register, 2, Block, "a b c", "x y");
        Assert.DoesNotContain(before, parts);
        Assert.Equal(before, register.Follow(before));
        Assert.Equal([PersonEventKind.Created], register.History(before).Select(e => e.Kind));
        Assert.Equal([parts[0]], register.History(Key("a")).Select(e => e.Person).Distinct());
        Assert.Equal([parts[1]], register.History(Key("x")).Select(e => e.Person).Distinct());
        Assert.All(parts, p => Assert.DoesNotContain(register.History(p), e => e.Other is not null));
    }

    [Fact]
    public void Two_persons_who_were_merged_before_the_block_are_two_again()
    {
        var register = new PersonRegister();
        Run(register, 1, "a b", "x y z");
        var (a, x) = (Of(register, "a"), Of(register, "x"));
        Run(register, 2, "a b x y z");
        var parts = Run(register, 3, Block, "a b", "x y z");
        Assert.Equal(a, parts[0]);
        Assert.DoesNotContain(Events(register), e => e.Other is not null);
        Assert.Empty(register.History(a).Select(e => e.Record?.Id).Intersect(register.History(parts[1]).Select(e => e.Record?.Id).Where(i => i is not null)));
        Assert.Empty(register.RecordsOf(x));
        Assert.Equal(Text(register), Text(Again(register)));
        Assert.Equal(parts, Run(Again(register), 4, Block, "a b", "x y z"));
    }

    [Fact]
    public void A_split_that_came_before_the_block_is_forgotten_too()
    {
        var register = new PersonRegister();
        Run(register, 1, "a b x");
        Run(register, 2, "a b", "x");
        var parts = Run(register, 3, Block, "a b", "x");
        Assert.DoesNotContain(Events(register), e => e.Kind == PersonEventKind.SplitFrom);
        Assert.Empty(Persons("a").Intersect(Persons("x")));
        Assert.Equal(parts, Run(register, 4, Block, "a b", "x"));
        var text = Text(register);
        Assert.Equal(text, Text(Again(register)));

        IEnumerable<PersonId> Persons(string id) => register.History(Key(id)).Select(e => e.Person);
    }

    [Fact]
    public void A_cluster_with_a_blocked_pair_is_refused_without_its_names()
    {
        var register = new PersonRegister();
        Run(register, 1, "a", "x");
        var refused = Assert.Throws<ArgumentException>(() => Run(register, 2, Block, "b", "a x"));
        Assert.Equal("cluster 2 holds two records that are decided never to be linked", refused.Message);
        Assert.Equal(1, register.Runs);
    }

    [Fact]
    public void Whatever_happened_before_no_person_ever_had_both_afterwards()
    {
        var random = new Seeded(5);
        for (var round = 0; round < 200; round++)
        {
            var register = new PersonRegister();
            for (var run = 1; run <= 5; run++)
            {
                Run(register, run, Any(ref random, isBlocked: false));
            }

            for (var run = 6; run <= 9; run++)
            {
                var clusters = Any(ref random, isBlocked: true);
                var other = Again(register);
                var given = Run(register, run, Block, clusters);
                Assert.Equal(given, Run(other, run, Block, clusters));
                Assert.Equal(Text(register), Text(other));
                Assert.Equal(Text(register), Text(Again(register)));
                Assert.Equal(given, given.Distinct());
                Assert.Empty(Had(register, "a").Intersect(Had(register, "x")));
            }
        }

        // Also those into whom a person was merged.
        static IEnumerable<PersonId> Had(PersonRegister register, string id) =>
            register.History(Key(id)).Select(e => e.Person).SelectMany(p => new[] { p, register.Follow(p) });
    }

    private static string[] Any(ref Seeded random, bool isBlocked)
    {
        var parts = new List<string>[4];
        foreach (var id in new[] { "a", "b", "c", "x", "y", "z" })
        {
            var at = random.Below(4);
            at = isBlocked && id == "x" && parts[at]?.Contains("a") == true ? (at + 1) % 4 : at;
            (parts[at] ??= []).Add(id);
        }

        return [.. parts.Where(p => p is not null).Select(p => string.Join(' ', p))];
    }

    private static IEnumerable<PersonEvent> Events(PersonRegister register) => Enumerable.Range(1, register.Runs).SelectMany(register.EventsOf);

    internal static LinkDecisions Decisions(string text)
    {
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return LinkDecisions.Read(from, "decisions.csv");
    }
}
