namespace LineOfSight.Linkage.Persons;

/// <summary>All events in eight bytes each: three bits of kind, 29 of person, 32 of the record or the other person. Runs are marked where they begin.</summary>
internal sealed class PersonHistory
{
    public const int MostPersons = (1 << PersonBits) - 1;
    private const int PersonBits = 29;
    private const int KindShift = 61;
    private readonly List<(DateTimeOffset At, int From)> runs = [];
    private List<ulong> events = [];

    public int Runs => runs.Count;

    public int Count => events.Count;

    public void Begin(DateTimeOffset at) => runs.Add((at.ToUniversalTime(), events.Count));

    public void Add(PersonEventKind kind, int person, int other = 0) =>
        events.Add(((ulong)kind << KindShift) | ((ulong)person << 32) | (uint)other);

    public DateTimeOffset At(int run) => runs[run - 1].At;

    public (int From, int To) EventsOf(int run) => (runs[run - 1].From, run < runs.Count ? runs[run].From : events.Count);

    public (PersonEventKind Kind, int Person, int Other) this[int index] => Opened(events[index]);

    /// <summary>Takes out of the history all that was ever said of persons, except that they were created.</summary>
    public void Erase(HashSet<int> persons)
    {
        var kept = new List<ulong>(events.Count);
        for (var run = 1; run <= runs.Count; run++)
        {
            var (from, to) = EventsOf(run);
            runs[run - 1] = (runs[run - 1].At, kept.Count);
            for (var i = from; i < to; i++)
            {
                var (kind, person, other) = Opened(events[i]);
                var isOther = kind is PersonEventKind.MergedInto or PersonEventKind.SplitFrom && persons.Contains(other);
                if (kind == PersonEventKind.Created || (!persons.Contains(person) && !isOther))
                {
                    kept.Add(events[i]);
                }
            }
        }

        events = kept;
    }

    private static (PersonEventKind Kind, int Person, int Other) Opened(ulong of) =>
        ((PersonEventKind)(of >> KindShift), (int)(of >> 32) & MostPersons, (int)(uint)of);
}
