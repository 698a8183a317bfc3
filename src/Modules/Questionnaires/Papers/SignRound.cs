using System.Globalization;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>
/// Records for many returns at once who signed them, on the form or in the email that they came with. Each gets an act of its own; where
/// one cannot be signed off, none is.
/// </summary>
internal sealed class SignRound(LineOfSightDb db, IAccess access, SignOff sign)
{
    /// <summary>How many stand on one page.</summary>
    public const int Most = 50;

    public sealed class Input
    {
        public List<Line> Lines { get; set; } = [];

        /// <summary>The role of whoever has none of their own.</summary>
        public string? Role { get; set; }

        public bool IsAccurate { get; set; }

        /// <summary>One return. Without a name it is left as it is.</summary>
        public sealed class Line
        {
            public Guid Id { get; set; }

            /// <summary>The version that was seen.</summary>
            public int Version { get; set; }

            public string? Name { get; set; }

            public string? Role { get; set; }
        }
    }

    /// <summary>How far the returns of a round have come that were entered for their agencies and schools.</summary>
    /// <param name="Ready">Those that are complete and wait for a name, in the order of their names: the first <see cref="Most"/>.</param>
    /// <param name="All">How many they are together.</param>
    /// <param name="Unfinished">How many more were entered and are not complete.</param>
    internal sealed record Entered(IReadOnlyList<Return> Ready, int All, int Unfinished);

    public async Task<Entered> EnteredAsync(Round round, CancellationToken stop)
    {
        access.Demand(Can.Key, round);
        var entered = db.Set<Return>().AsNoTracking().Where(r => r.RoundId == round.Id && r.State == ReturnState.InProgress && !r.AnsweredItself && r.KeyedBy != null);
        var all = await entered.CountAsync(r => r.Finished == r.Asked, stop);
        return new(await entered.Where(r => r.Finished == r.Asked).OrderBy(r => r.Name).ThenBy(r => r.Id).Take(Most).ToListAsync(stop), all, await entered.CountAsync(stop) - all);
    }

    /// <summary>Signs off those that have a name.</summary>
    /// <returns>What is told to whoever did it.</returns>
    public async Task<string> HandleAsync(Round round, Input input, CancellationToken stop)
    {
        access.Demand(Can.Key, round);
        var named = input.Lines.Select((line, at) => (Line: line, At: at, Role: string.IsNullOrWhiteSpace(line.Role) ? input.Role : line.Role)).Where(l => !string.IsNullOrWhiteSpace(l.Line.Name)).ToList();
        RuleBroken.Unless(named.Count > 0, "Enter the name of whoever signed, for one return at least", $"{nameof(input.Lines)}[0].{nameof(Input.Line.Name)}");
        RuleBroken.Unless(named.Count <= Most, $"Sign off {Most} at once at most");
        foreach (var (_, at, role) in named)
        {
            RuleBroken.Unless(!string.IsNullOrWhiteSpace(role), "Enter the role of whoever signed, here or once for all", $"{nameof(input.Lines)}[{at}].{nameof(Input.Line.Role)}");
        }

        RuleBroken.Unless(input.IsAccurate, "Confirm that each form or email says that it is an accurate assessment", nameof(input.IsAccurate));
        foreach (var (line, _, role) in named)
        {
            var of = await db.Set<Return>().SingleOrDefaultAsync(r => r.Id == line.Id && r.RoundId == round.Id, stop) ?? throw new NotVisible();
            RuleBroken.Unless(of.CanBeKeyed && of.Version == line.Version, $"{of.Name} was changed or signed off in the meantime. Look at it again; nothing was signed off");
            await sign.KeyAsync(of, new() { SignerName = line.Name, SignerRole = role, IsAccurate = input.IsAccurate }, stop);
            db.ChangeTracker.Clear();
        }

        return string.Create(CultureInfo.InvariantCulture, $"{named.Count:N0} {(named.Count == 1 ? "return was" : "returns were")} signed off.");
    }
}
