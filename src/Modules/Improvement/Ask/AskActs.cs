using LineOfSight.Kernel.Acts;

namespace LineOfSight.Improvement.Ask;

/// <summary>The audited acts of asking by link. What a link does is done by somebody who has not signed in.</summary>
internal static class AskActs
{
    public static readonly ActKind Made = new("improvement.ask.made", "asked an agency by link how its actions are going");
    public static readonly ActKind Mistaken = new("improvement.ask.mistaken", "opened this link and entered another address than it was sent to");
    public static readonly ActKind Opened = new("improvement.ask.opened", "opened this link with the address that it was sent to", IsRead: true);
    public static readonly ActKind FileTaken = new("improvement.ask.file-taken", "downloaded the half-filled file by this link", IsRead: true);
    public static readonly ActKind Saved = new("improvement.ask.saved", "saved a file by this link");
    public static readonly ActKind Sent = new("improvement.ask.sent", "sent the answer by this link");
    public static readonly ActKind Revoked = new("improvement.ask.revoked", "ended this link");
    public static readonly ActKind TakenOver = new("improvement.ask.taken-over", "took over what came by this link");

    public static readonly IReadOnlyList<ActKind> All = [Made, Mistaken, Opened, FileTaken, Saved, Sent, Revoked, TakenOver];
}
