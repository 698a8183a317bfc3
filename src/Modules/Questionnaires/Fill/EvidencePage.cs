using LineOfSight.Kernel.Files;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>The files of one answer, as whoever answers sees them: by an account or by a link.</summary>
/// <param name="Asked">The question.</param>
/// <param name="Place">The page of the question.</param>
/// <param name="Files">The files with the answer.</param>
/// <param name="Reusable">Files that were given before.</param>
/// <param name="Scanning">Whether files are checked for viruses.</param>
internal sealed record EvidencePage(Question Asked, string Place, IReadOnlyList<EvidencePage.File> Files, IReadOnlyList<EvidencePage.File> Reusable, Scanning Scanning)
{
    /// <summary>A file.</summary>
    /// <param name="Id">The document.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">What it is.</param>
    /// <param name="Size">Its size in bytes.</param>
    /// <param name="By">Who gave it, as they are called.</param>
    /// <param name="At">When.</param>
    /// <param name="IsChecking">True while nobody knows that it is clean.</param>
    /// <param name="Href">Where it is opened; null for whoever cannot open it.</param>
    internal sealed record File(Guid Id, string Name, FileType Type, long Size, string By, DateTimeOffset At, bool IsChecking, string? Href);
}
