using System.Globalization;

namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// What a file would do to the register, and what applying it did.
/// <para>
/// "Read" counts every row below the header that speaks of a school asked for: totals, wholly empty rows and rows of
/// authorities not asked for are not in it. Each row read has one outcome, so that
/// read = added + changed (reopened ones included) + closed by their row + unchanged + rejected.
/// Schools that close because they are no longer in the file are no rows; they are in "closed" only.
/// </para>
/// </summary>
internal sealed record RegisterDifference
{
    /// <summary>More than this share of the schools that the file should hold would close: it is asked for first.</summary>
    public const int OneInClosedWithoutAsking = 5;

    /// <summary>So few closures can be looked at one by one, whatever their share.</summary>
    public const int ClosedWithoutAsking = 20;

    public required RegisterStatement Statement { get; init; }

    /// <summary>The published layout that the file has, in words.</summary>
    public string Layout { get; init; } = "";

    /// <summary>The encoding found, in words.</summary>
    public string Encoding { get; init; } = "";

    public IReadOnlyList<School> Added { get; init; } = [];

    public IReadOnlyList<SchoolChange> Changed { get; init; } = [];

    public IReadOnlyList<SchoolChange> Reopened { get; init; } = [];

    public IReadOnlyList<SchoolClosure> Closed { get; init; } = [];

    public IReadOnlyList<RejectedRow> Rejected { get; init; } = [];

    /// <summary>Rows of the file of names that could not be used.</summary>
    public IReadOnlyList<RejectedRow> NamesRejected { get; init; } = [];

    public int Unchanged { get; init; }

    public int TotalsLeftOut { get; init; }

    public int OtherAuthorities { get; init; }

    /// <summary>Held open schools that would have to be in the file: the base of the share that closes.</summary>
    public int HeldInScope { get; init; }

    public int ClosedByTheirRow => Closed.Count(closure => closure.Ground == ClosureGround.StatedClosed);

    public int Read => Added.Count + Changed.Count + Reopened.Count + ClosedByTheirRow + Unchanged + Rejected.Count;

    public bool ChangesNothing => Added.Count + Changed.Count + Reopened.Count + Closed.Count == 0;

    /// <summary>
    /// So many schools would close that the file is more likely part of a register, or the wrong one. It is applied only
    /// when somebody who has seen the closures says so.
    /// </summary>
    public bool NeedsConfirmation => Closed.Count > ClosedWithoutAsking && Closed.Count * (long)OneInClosedWithoutAsking > HeldInScope;

    public string ClosuresQuestion => string.Create(CultureInfo.InvariantCulture,
        $"This file would close {Closed.Count:N0} of the {HeldInScope:N0} open schools that it should hold, which is more than one in {OneInClosedWithoutAsking}. " +
        $"It may be only a part of the register, or the wrong file. Check the closures, and confirm them if they are right.");

    /// <summary>Every school as it is to be held from now on.</summary>
    public IEnumerable<School> ToHold()
        => Added.Concat(Changed.Select(c => c.After)).Concat(Reopened.Select(c => c.After)).Concat(Closed.Select(c => c.After));

    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"{Read} read, {Added.Count} added, {Changed.Count + Reopened.Count} changed, {Closed.Count} closed, {Rejected.Count} rejected");
}
