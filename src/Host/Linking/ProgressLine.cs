using System.Globalization;
using LineOfSight.Linkage.Linking;

namespace LineOfSight.Host.Linking;

/// <summary>Says on the error stream how far linking has come and about how long it still takes; on a terminal in one line that is written over.</summary>
internal sealed class ProgressLine(TextWriter to, bool isTerminal, TimeProvider clock)
{
    // How much of the whole is done when a stage begins, as measured on a million records.
    private static readonly Dictionary<LinkStage, (double From, string Words)> Stages = new()
    {
        [LinkStage.Reading] = (0, "Reading"),
        [LinkStage.Preparing] = (0.30, "Preparing each distinct value"),
        [LinkStage.Training] = (0.42, "Training"),
        [LinkStage.Comparing] = (0.60, "Comparing"),
        [LinkStage.Clustering] = (0.82, "Putting people together"),
        [LinkStage.Writing] = (0.90, "Writing"),
    };

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private const int Bar = 20;
    private readonly long begun = clock.GetTimestamp();
    private readonly Lock one = new();
    private LinkStage? stage;
    private long told;

    public void Tell(LinkProgress progress)
    {
        lock (one)
        {
            if (progress.Note is { } note)
            {
                Clear();
                to.WriteLine(char.ToUpperInvariant(note[0]) + note[1..] + ".");
                return;
            }

            var isNew = stage != progress.Stage;
            if (!isNew && (!isTerminal || clock.GetElapsedTime(told) < Pause))
            {
                return;
            }

            (stage, told) = (progress.Stage, clock.GetTimestamp());
            var line = Line(progress);
            to.Write(isTerminal ? $"\r\u001b[K{line}" : line + "\n");
        }
    }

    public void Clear()
    {
        if (isTerminal && stage is not null)
        {
            to.Write("\r\u001b[K");
        }
    }

    private string Line(LinkProgress progress)
    {
        var (from, words) = Stages[progress.Stage];
        var next = Stages.Values.Select(s => s.From).Where(f => f > from).DefaultIfEmpty(1).Min();
        var done = from + ((next - from) * progress.Share);
        var elapsed = clock.GetElapsedTime(begun);
        var left = done > 0.05 ? string.Create(CultureInfo.InvariantCulture, $", about {Math.Ceiling(elapsed.TotalSeconds * (1 - done) / done):N0} s left") : "";
        var drawn = (int)(done * Bar);
        return $"[{new string('#', drawn)}{new string('.', Bar - drawn)}] {words}{left}";
    }
}
