using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Persons;

/// <summary>
/// Which records are which person's, run after run, and how that came to be. A person keeps the id while most of the records stay together;
/// an id is never given to anyone else. The same runs give the same register, byte for byte, in whatever order clusters and records come.
/// </summary>
public sealed class PersonRegister
{
    private readonly List<int> merged = [0];

    internal RegisteredRecords Keys { get; } = new();

    internal PersonHistory Past { get; } = new();

    /// <summary>How many runs there were.</summary>
    public int Runs => Past.Runs;

    /// <summary>How many ids were ever given.</summary>
    public int Persons => merged.Count - 1;

    /// <summary>How many records have a person now.</summary>
    public int Records { get; private set; }

    /// <summary>Gives each cluster of a run its person. A record that is in none leaves its person, and is known again when it comes back.</summary>
    /// <param name="clusters">The records of each person as linkage found them; each record once.</param>
    /// <param name="at">When the run was.</param>
    /// <param name="decisions">
    /// Decided pairs. Where two records that must never be linked were one person's, the id goes out of use, each part gets an id of its own,
    /// and the history forgets whose the records were.
    /// </param>
    /// <returns>The person of each cluster, in the order given.</returns>
    /// <exception cref="ArgumentException">A cluster is empty, holds a record twice or two records that must never be linked.</exception>
    public PersonId[] Assign(IReadOnlyList<IReadOnlyList<RecordKey>> clusters, DateTimeOffset at, LinkDecisions? decisions = null) =>
        Assign(new ClusteredRecords(Keys, clusters.Count, c => clusters[c].Count, (c, i) => Keys.Add(clusters[c][i].Source, clusters[c][i].Id)), at, decisions);

    /// <summary>Gives each cluster of a run its person, as the other form does, without a text for each record.</summary>
    /// <param name="table">The records.</param>
    /// <param name="clusters">The rows of each person.</param>
    /// <param name="at">When the run was.</param>
    /// <param name="decisions">Decided pairs.</param>
    public PersonId[] Assign(RecordTable table, IReadOnlyList<IReadOnlyList<int>> clusters, DateTimeOffset at, LinkDecisions? decisions = null) =>
        Assign(new ClusteredRecords(Keys, clusters.Count, c => clusters[c].Count, (c, i) => Keys.Add(table.Source(clusters[c][i]), table.IdBytes(clusters[c][i]))), at, decisions);

    /// <summary>The person of a record; null when it has none now.</summary>
    /// <param name="record">The record's key, with its source.</param>
    public PersonId? Find(RecordKey record) => Keys.FindOne(record) is not 0 and var number && Keys.PersonOf(number) is > 0 and var person ? new PersonId(person) : null;

    /// <summary>Who answers for an id now: itself, or the person into whom it was merged, as often as that happened.</summary>
    /// <param name="person">An id that was given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id was never given.</exception>
    public PersonId Follow(PersonId person) =>
        Knows(person) ? new PersonId(Follow(person.Number)) : throw new ArgumentOutOfRangeException(nameof(person), person.ToString(), "This id was never given.");

    /// <summary>Whether an id was ever given.</summary>
    /// <param name="person">Any id.</param>
    public bool Knows(PersonId person) => person.Number > 0 && person.Number <= Persons;

    /// <summary>The records that a person has now, by source and id.</summary>
    /// <param name="person">An id; one that was merged away has none.</param>
    public IReadOnlyList<RecordKey> RecordsOf(PersonId person)
    {
        var found = new List<int>();
        for (var record = 1; record <= Keys.Count; record++)
        {
            if (Keys.PersonOf(record) == person.Number)
            {
                found.Add(record);
            }
        }

        found.Sort(Keys.Compare);
        return [.. found.Select(Keys.Key)];
    }

    /// <summary>What happened to a person, the oldest first; also who was merged into it or split from it.</summary>
    /// <param name="person">An id.</param>
    public IEnumerable<PersonEvent> History(PersonId person) => Events(1, Runs, (kind, of, other) => of == person.Number || (IsOfTwo(kind) && other == person.Number));

    /// <summary>Whose a record was, the oldest first.</summary>
    /// <param name="record">The record's key, with its source.</param>
    public IEnumerable<PersonEvent> History(RecordKey record) =>
        Keys.FindOne(record) is not 0 and var number ? Events(1, Runs, (kind, _, other) => IsOfRecord(kind) && other == number) : [];

    /// <summary>What happened in a run: who was created, merged, split; then the records.</summary>
    /// <param name="run">Its number, from 1.</param>
    public IEnumerable<PersonEvent> EventsOf(int run) => run > 0 && run <= Runs ? Events(run, run, (_, _, _) => true) : [];

    /// <summary>Writes the register as lines of JSON.</summary>
    /// <param name="to">Where to.</param>
    public void Write(Stream to) => RegisterFile.Write(this, to);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="from">Where from.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="RecordsRefusedException">The file is damaged; it says where.</exception>
    public static PersonRegister Read(Stream from, string file) => RegisterFile.Read(from, file);

    internal static bool IsOfTwo(PersonEventKind kind) => kind is PersonEventKind.MergedInto or PersonEventKind.SplitFrom;

    internal static bool IsOfRecord(PersonEventKind kind) => kind is PersonEventKind.RecordAdded or PersonEventKind.RecordLeft;

    /// <summary>Enters an event of the run that was begun last.</summary>
    internal void Enter(PersonEventKind kind, int person, int other = 0)
    {
        if (person > PersonHistory.MostPersons)
        {
            throw new InvalidOperationException("there are more than 536,870,911 persons");
        }

        Past.Add(kind, person, other);
        Apply(kind, person, other, Runs);
    }

    internal int Into(int person) => merged[person];

    internal int Follow(int person)
    {
        while (merged[person] is not 0 and var into)
        {
            person = into;
        }

        return person;
    }

    /// <summary>Nobody answers for these ids any longer, and nothing says whose records they had: all is as if they had never had any.</summary>
    internal void Forget(HashSet<int> persons)
    {
        Past.Erase(persons);
        merged.RemoveRange(1, Persons);
        Records = 0;
        for (var record = 1; record <= Keys.Count; record++)
        {
            Keys.Put(record, 0, 0);
        }

        for (var run = 1; run <= Runs; run++)
        {
            var (from, to) = Past.EventsOf(run);
            for (var i = from; i < to; i++)
            {
                var (kind, person, other) = Past[i];
                Apply(kind, person, other, run);
            }
        }
    }

    private void Apply(PersonEventKind kind, int person, int other, int run)
    {
        switch (kind)
        {
            case PersonEventKind.Created:
                merged.Add(0);
                break;
            case PersonEventKind.MergedInto:
                merged[person] = other;
                break;
            case PersonEventKind.RecordAdded:
                Keys.Put(other, person, run);
                Records++;
                break;
            case PersonEventKind.RecordLeft:
                Keys.Put(other, -person, Keys.Since(other));
                Records--;
                break;
        }
    }

    private PersonId[] Assign(ClusteredRecords clusters, DateTimeOffset at, LinkDecisions? decisions) =>
        new Run(this, clusters, new Secrecy(this, decisions, clusters)).Assign(at);

    private IEnumerable<PersonEvent> Events(int firstRun, int lastRun, Func<PersonEventKind, int, int, bool> isWanted)
    {
        for (var run = firstRun; run <= lastRun; run++)
        {
            var (from, to) = Past.EventsOf(run);
            for (var i = from; i < to; i++)
            {
                var (kind, person, other) = Past[i];
                if (isWanted(kind, person, other))
                {
                    yield return new PersonEvent(run, Past.At(run), kind, new PersonId(person), IsOfTwo(kind) ? new PersonId(other) : null, IsOfRecord(kind) ? Keys.Key(other) : null);
                }
            }
        }
    }
}
