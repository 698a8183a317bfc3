using LineOfSight.Kernel.Mail;

namespace LineOfSight.Improvement.Remind;

/// <summary>The letters about actions. They hold the reference and the date; what it is about stands behind the sign-in.</summary>
internal static class ActionLetters
{
    public static readonly LetterKind Given = new(
        "improvement.action-given",
        "An action was given to you: {reference}",
        "An action was given to you. Its reference is {reference}.");

    public static readonly LetterKind DueSoon = new(
        "improvement.action-due-soon",
        "Your action {reference} is due on {due}",
        "Your action {reference} is due on {due}.\n\nIf it cannot be done by then, say so on its page, or ask for another date.");

    public static readonly LetterKind Overdue = new(
        "improvement.action-overdue",
        "Your action {reference} is overdue",
        "Your action {reference} was due on {due}.\n\nSay on its page how it is going. You are reminded of it once.");

    public static readonly LetterKind Returned = new(
        "improvement.action-returned",
        "The scrutineer returned your action {reference}",
        "The independent scrutineer returned your action {reference}: something is still missing. What it is stands on its page.");

    public static readonly LetterKind WaitIsOver = new(
        "improvement.action-wait-is-over",
        "What your action {reference} waited for is done",
        "Another action that your action {reference} waited for is done. Say on the page of yours what follows from it.");

    public static readonly LetterKind Risen = new(
        "improvement.risen",
        "This is late and has risen to you: {reference}",
        "{reference} was due on {due} and is late. By your partnership’s rule it has now risen to you.\n\nWhat it is, and who owns it, stands on its page.");

    public static readonly LetterKind Mentioned = new(
        "improvement.mentioned",
        "You are mentioned in a comment: {reference}",
        "Somebody mentioned you in a comment on {reference}. What it says stands on its page.");

    public static readonly LetterKind FollowedChanged = new(
        "improvement.followed-changed",
        "Something changed on what you follow: {reference}",
        "Something changed on the line of sight of {reference}, which you follow. What it was stands on the page of what you follow.");

    public static readonly LetterKind InCalendar = new(
        "improvement.action-in-calendar",
        "For your calendar: action {reference} is due on {due}",
        "Here is the entry for your calendar that you asked for: action {reference} is due on {due}.\n\nWhen the date changes you get another that replaces it.",
        LetterNeed.Essential);

    public static readonly LetterKind OutOfCalendar = new(
        "improvement.action-out-of-calendar",
        "Take out of your calendar: action {reference}",
        "Action {reference} is done, has another owner or has no date at the moment. This takes it out of your calendar.",
        LetterNeed.Essential);

    public static readonly IReadOnlyList<LetterKind> All = [Given, DueSoon, Overdue, Returned, WaitIsOver, Risen, Mentioned, FollowedChanged, InCalendar, OutOfCalendar];

    /// <summary>A letter about an action to somebody, for the partnership whose business it is.</summary>
    public static Letter About(ImprovementAction action, LetterKind kind, Guid reader, Guid? partnership, DateOnly? due) => new(kind, Reader.Person(reader), partnership)
    {
        Link = $"/improvement/action/{action.Id}",
        Facts = due is { } on
            ? new Dictionary<string, Fact> { ["reference"] = Fact.Reference(action.Reference), ["due"] = Fact.Date(on) }
            : new Dictionary<string, Fact> { ["reference"] = Fact.Reference(action.Reference) },
    };
}
