namespace LineOfSight.Kernel.Disclosures;

/// <summary>A module gives back what one agency gave: its part of an export. Whoever asks has the permission for all of it.</summary>
public interface IGiveBack
{
    /// <summary>The records that an agency gave in a partnership, as tables.</summary>
    Task<IReadOnlyList<GivenTable>> OfAgencyAsync(Guid partnership, Guid agency, CancellationToken stop);
}

/// <summary>A table of an export.</summary>
/// <param name="Name">Its name, such as <c>actions</c>; lower-case letters and hyphens.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows: texts, numbers, dates, instants, truth values and ids, as many as there are columns.</param>
public sealed record GivenTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
