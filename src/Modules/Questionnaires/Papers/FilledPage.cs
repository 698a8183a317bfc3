using LineOfSight.Kernel.Files;
using LineOfSight.Questionnaires.Fill;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>Where a filled form is given and looked at, as whoever answers sees it: by an account or by a link.</summary>
/// <param name="Sheet">The return.</param>
/// <param name="Here">The address of this page, and of the task list.</param>
/// <param name="Scanning">Whether files are scanned.</param>
/// <param name="Read">What was understood; null until a file was given.</param>
/// <param name="Sealed">The same, sealed.</param>
internal sealed record FilledPage(ReturnSheet Sheet, Places Here, Scanning Scanning, Understood? Read, string? Sealed)
{
    public Comparison? Compared { get; } = Read is null ? null : Comparison.Of(Sheet, Read);

    /// <summary>The address that takes the answers over.</summary>
    public string Take => $"{Here.Upload}?handler=Take";
}
