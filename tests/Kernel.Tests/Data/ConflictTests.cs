using LineOfSight.Kernel.Rules;
using LineOfSight.Kernel.Tests.Workshop;

namespace LineOfSight.Kernel.Tests.Data;

public sealed class ConflictTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    private const int Pairs = 50;

    [Fact]
    public async Task Of_two_saves_over_the_same_version_one_wins_and_the_other_is_told_both_texts()
    {
        var partnership = await house.PartnershipAsync("Erewash");
        string[] names = ["Ada Hazel", "Ivo Sedge"];
        var people = new[] { await house.KeeperAsync(names[0], partnership), await house.KeeperAsync(names[1], partnership) };
        for (var pair = 0; pair < Pairs; pair++)
        {
            var note = await house.NotesAsync(people[0], notes => notes.WriteAsync(partnership, "First"));
            var outcomes = await Task.WhenAll(people.Select(person => SaveAsync(person, note, $"Text of {person}, {pair}")));

            var lost = Assert.Single(outcomes, o => o is not null)!;
            var winner = people[Array.IndexOf(outcomes, null)];
            Assert.Equal($"Text of {winner}, {pair}", await house.SqlAsync<string>("select text from workshop.note where id = $1 and version = 2", note));
            var difference = Assert.Single(lost.Differences);
            Assert.Equal($"Text of {winner}, {pair}", difference.Theirs);
            Assert.StartsWith("Text of ", Assert.IsType<string>(difference.Yours), StringComparison.Ordinal);
            Assert.NotEqual(difference.Theirs, difference.Yours);
            Assert.Equal(2, lost.CurrentVersion);
            Assert.Equal(names[Array.IndexOf(outcomes, null)], lost.ChangedBy);
            Assert.Equal(2L, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1", note));
        }
    }

    private async Task<Stale?> SaveAsync(Guid person, Guid note, string text)
    {
        try
        {
            await house.NotesAsync(person, notes => notes.ChangeAsync(note, text, seen: 1));
            return null;
        }
        catch (Stale stale)
        {
            return stale;
        }
    }
}
