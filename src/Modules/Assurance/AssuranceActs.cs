using LineOfSight.Kernel.Acts;

namespace LineOfSight.Assurance;

/// <summary>The audited acts of reading returns.</summary>
internal static class AssuranceActs
{
    public static readonly ActKind Read = new("assurance.reading.taken", "took the grades of a return that was signed off");
    public static readonly ActKind Withdrawn = new("assurance.reading.withdrawn", "set the grades aside while the return is open again");
    public static readonly ActKind Forgotten = new("assurance.reading.forgotten", "forgot the grades of answers that the agency took back");
    public static readonly ActKind Judged = new("assurance.judgement.given", "gave a grade beside the agency’s own");
    public static readonly ActKind Asked = new("assurance.challenge.asked", "asked a question back");
    public static readonly ActKind Answered = new("assurance.challenge.answered", "answered a question back");
    public static readonly ActKind Closed = new("assurance.challenge.closed", "closed a question back");
    public static readonly ActKind Raised = new("assurance.finding.raised", "raised a finding about a standard");
    public static readonly ActKind PaperTaken = new("assurance.paper.taken", "took a paper about a round away as a file", IsRead: true);

    public static readonly IReadOnlyList<ActKind> All = [Read, Withdrawn, Forgotten, Judged, Asked, Answered, Closed, Raised, PaperTaken];
}
