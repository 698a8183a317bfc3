using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;

namespace LineOfSight.Improvement.Ask;

/// <summary>What a file that came by link says, line by line, and by cell what was not understood. A line with such a cell says nothing.</summary>
/// <param name="Lines">By the asked action's line.</param>
/// <param name="Problems">What was not understood.</param>
internal sealed record Understood(IReadOnlyDictionary<Guid, LineAnswer> Lines, IReadOnlyList<Remark> Problems)
{
    private const int MostProblems = 200;
    private static readonly Dictionary<string, TrackerStatus> NoWords = [];

    public static Understood Of(TrackerFile file, IReadOnlyList<Behind.Shown> asked, DateOnly today)
    {
        var (table, heading, columns) = HalfFilledFile.Find(file)
            ?? throw new RuleBroken("The headings of this file are not those of the file that you downloaded. Fill in that one and leave its headings as they are", "File");
        var (lines, problems) = (new Dictionary<Guid, LineAnswer>(), new List<Remark>());
        var references = asked.ToDictionary(a => a.Reference, StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<Guid>();
        foreach (var row in table.Rows.Where(r => r.Number > heading))
        {
            var reading = new Reader(table, row, columns, today);
            if (!reading.HasWords)
            {
                continue;
            }

            // The same words whether it exists elsewhere, in another ask or nowhere.
            if (reading.Reference is not { } reference || !references.TryGetValue(reference, out var action))
            {
                problems.Add(new(table.Address(row.Number, columns[HalfFilledFile.Reference]), reading.Reference is null ? "There is no reference. Put the one from the file that you downloaded" : "You were not asked about this reference"));
            }
            else if (!seen.Add(action.Line))
            {
                problems.Add(new(table.Address(row.Number, columns[HalfFilledFile.Reference]), "This reference is there twice. Leave one of the rows"));
                lines.Remove(action.Line);
            }
            else if (reading.Read() is { } answer)
            {
                lines[action.Line] = answer;
            }

            problems.AddRange(reading.Problems);
        }

        return new Understood(lines, problems.Count <= MostProblems ? problems : [.. problems.Take(MostProblems), new("The file", $"{problems.Count - MostProblems:N0} more cells were not understood")]);
    }

    private sealed class Reader(Table table, Row row, IReadOnlyDictionary<string, int> columns, DateOnly today)
    {
        private readonly List<Remark> problems = [];

        public IReadOnlyList<Remark> Problems => problems;

        public bool HasWords => HalfFilledFile.ToFill.Any(c => At(c) is not null);

        public string? Reference => At(HalfFilledFile.Reference)?.Text.Trim();

        public LineAnswer? Read()
        {
            var status = Status();
            var (note, blocked, changed) = (Words(HalfFilledFile.Progress, Improvement.Progress.NoteLimit), Words(HalfFilledFile.Blocked, ImprovementAction.BlockedByLimit), Words(HalfFilledFile.Difference, ImprovementAction.ChangeLimit));
            var done = Day();
            if (status == ActionStatus.Done)
            {
                Unless(done is not null || At(HalfFilledFile.Done) is not null, HalfFilledFile.Done, "Write the day on which it was done");
                Unless(changed is not null || At(HalfFilledFile.Difference) is not null, HalfFilledFile.Difference, "Write what difference it made, or why nobody can tell");
                Unless(blocked is null, HalfFilledFile.Blocked, "What is done has nothing in its way. Empty this cell, or write how it is going otherwise");
            }
            else
            {
                Unless(done is null, HalfFilledFile.Done, "It has a day on which it was done, but is not called done. Write Done under How is it going?, or empty this cell");
                Unless(changed is null, HalfFilledFile.Difference, "What difference it made is asked when it is done. Write it under Progress, or write Done under How is it going?");
            }

            return problems.Count == 0 ? new LineAnswer(table.Address(row.Number, 0), status, note, blocked, done, changed) : null;
        }

        private ActionStatus? Status()
        {
            if (Typed(HalfFilledFile.Going) is not { } cell)
            {
                return null;
            }

            var read = Statuses.Read(cell, NoWords);
            Unless(read.Problem is null, HalfFilledFile.Going, "Write Not started, On track, At risk or Done");
            return read.Value switch
            {
                TrackerStatus.NotStarted => ActionStatus.NotStarted,
                TrackerStatus.OnTrack => ActionStatus.OnTrack,
                TrackerStatus.AtRisk => ActionStatus.AtRisk,
                TrackerStatus.Done => ActionStatus.Done,
                _ => null,
            };
        }

        private DateOnly? Day()
        {
            if (Typed(HalfFilledFile.Done) is not { } cell)
            {
                return null;
            }

            var read = Days.Read(cell);
            Unless(read.Problem is null, HalfFilledFile.Done, read.Problem ?? "");
            Unless(read.Value is null || read.Value <= today, HalfFilledFile.Done, "The day on which it was done must be today or in the past");
            return read.Value;
        }

        private string? Words(string column, int limit)
        {
            if (Typed(column) is not { } cell)
            {
                return null;
            }

            Unless(cell.Kind != CellKind.Error, column, $"The cell holds the error {cell.Text}. Write the words in its place");
            Unless(cell.Text.Length <= limit, column, $"This is {cell.Text.Length:N0} characters long: shorten it to {limit:N0} or fewer");
            return cell.Text;
        }

        // Nobody outside sees how a formula came by its value, so it is not taken for what somebody said.
        private Cell? Typed(string column)
        {
            if (At(column) is not { } cell)
            {
                return null;
            }

            Unless(!cell.Marks.HasFlag(CellMarks.Formula), column, "This cell holds a formula. Write the words themselves");
            return cell.Marks.HasFlag(CellMarks.Formula) ? null : cell;
        }

        private Cell? At(string column) => columns.TryGetValue(column, out var at) && row.At(at) is { } cell && !string.IsNullOrWhiteSpace(cell.Text) ? cell : null;

        private void Unless(bool holds, string column, string words)
        {
            if (!holds)
            {
                problems.Add(new(columns.TryGetValue(column, out var at) ? table.Address(row.Number, at) : table.Address(row.Number, 0), words));
            }
        }
    }
}
