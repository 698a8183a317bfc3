using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Records;

/// <summary>Who may write: <c>Work</c> alone saves, and a page never does.</summary>
internal static class Writers
{
    private const string Work = "LineOfSight.Kernel.Acts.Work";
    private static readonly string[] Sets = ["LineOfSight.Kernel.Data.LineOfSightDb", "Microsoft.EntityFrameworkCore.DbContext", "Microsoft.EntityFrameworkCore.DbSet`1"];
    private static readonly string[] Changing = ["Add", "Remove", "Update", "Attach"];

    private static readonly string[] Drivers = ["Microsoft.EntityFrameworkCore.", "Npgsql.", "System.Data.Common."];
    private static readonly string[] Writing = ["ExecuteSql", "ExecuteUpdate", "ExecuteDelete", "ExecuteNonQuery", "BeginBinaryImport", "BeginTextImport", "BeginRawBinaryCopy"];

    // Set-based statements pass the change tracker, and so the texts of the audit trail: each needs its reason here.
    private static readonly Dictionary<string, string> Statements = new()
    {
        ["LineOfSight.Host.Serving.Installation"] = "Makes the database itself, before there is a table",
        ["LineOfSight.Host.Access.Guesses"] = "Spends a guess and commits it before the password is looked at; the failure is an act of its own",
        ["LineOfSight.Host.Access.Sessions"] = "Ends sessions in sets; signing out, and what ends the others, is the act",
        ["LineOfSight.Host.Access.Factors.AuthenticatorApp"] = "Uses a code's step up, once however many send it; signing in is the act",
        ["LineOfSight.Host.Access.Factors.FirstSteps"] = "Uses a first step up, once however many do; signing in is the act",
        ["LineOfSight.Host.Access.Factors.Passkeys"] = "Uses a challenge up, once however many answer it; signing in or adding is the act",
        ["LineOfSight.Host.Access.Factors.RecoveryCodes"] = "Ends codes in sets, and uses one up once; making them and using one are the acts",
        ["LineOfSight.Host.Access.Factors.ResetLinks"] = "Uses a link up, once however many open it; setting up a second step is the act",
        ["LineOfSight.Host.Access.Outside.OutsideSignIn"] = "Uses a return from a provider up, once however many come back with it; signing in is the act",
        ["LineOfSight.Administration.Reset.DecideReset"] = "Ends what a person had, through a function that lets only the second of two people; approving is the act",
        ["LineOfSight.Administration.Accept.AcceptInvitation"] = "Ends what sessions there are; accepting is the act",
        ["LineOfSight.Administration.LastAdministrator"] = "Takes a lock and writes nothing",
        ["LineOfSight.Improvement.Arrive.WriteOutcomes"] = "Writes beside 10,000 rows of a file what became of them; the import is the act, and each record has one of its own",
        ["LineOfSight.Questionnaires.Link.AddByLink"] = "Keeps the file through a function that takes one only behind a link that can be answered; saving the answer that names it is the act",
        ["LineOfSight.Improvement.Ask.SaveAnswer"] = "Keeps the file through a function that takes one only behind a link that can be answered; saving is the act",
        ["LineOfSight.Assurance.HearWithdrawn"] = "Forgets grades, and the texts of the acts about them, through a function that lets only the agency; that it did is an act",
        ["LineOfSight.Questionnaires.AnswerOnce.TakeBack"] = "Deletes answers that were carried over, through a function that lets only what was withdrawn; withdrawing is the act",
        ["LineOfSight.Demo.LargeDemonstration"] = "Writes a country for measuring, in an empty installation that is no Production; it says which acts it writes",
        ["LineOfSight.Demo.ManyLines"] = "The same, line by line of the thread",
        ["LineOfSight.Improvement.Linking"] = "Opens what was linked to those who hold the record above, through a function that lets only the keeper; linking is the act",
        ["LineOfSight.Improvement.Remind.FollowAction"] = "Remembers who was told that an action is theirs; what made it theirs is the act",
        ["LineOfSight.Improvement.Remind.Invitations"] = "Remembers which calendars an action stands in; what changed it is the act",
        ["LineOfSight.Improvement.Share.ShareRecord"] = "Shares through a function that lets only the keeper; sharing is the act",
        ["LineOfSight.Register.Bodies.ShareBody"] = "Shares through kernel.share_record, which lets only the keeper; sharing is the act",
        ["LineOfSight.Register.Naming"] = "Takes a lock and writes nothing",
        ["LineOfSight.Register.Schools.Import.StoredFiles"] = "Forgets the content of a file that was applied or dropped; either is the act",
        ["LineOfSight.Register.Schools.Import.WriteSchools"] = "24,000 schools in sets; the import is the act, and each school keeps its own history",
    };

    /// <summary>Calls that save, outside <c>Work</c>.</summary>
    public static IEnumerable<string> Savers(IEnumerable<Use> uses) => uses
        .Where(u => u.Kind == UseKind.Call && u.Target.StartsWith("SaveChanges", StringComparison.Ordinal) && Sets.Contains(u.TargetType) && u.Owner != Work)
        .Select(u => $"{u.Place} calls {u.Target}: only Work saves");

    /// <summary>Statements that write past the change tracker, without a reason.</summary>
    public static IEnumerable<string> Bypassing(IEnumerable<Use> uses) => uses
        .Where(u => IsStatement(u) && !Statements.ContainsKey(u.Owner)).Select(u => $"{u.Place} calls {u.Target}, which passes the audit trail");

    /// <summary>Reasons that nothing needs any more.</summary>
    public static IEnumerable<string> Idle(IEnumerable<Use> uses) =>
        Statements.Keys.Except(uses.Where(IsStatement).Select(u => u.Owner)).Select(owner => $"{owner} writes past the audit trail no more: take it from the list");

    /// <summary>What a page model, and all that is nested in it, does to records.</summary>
    public static IEnumerable<string> Pages(IEnumerable<Use> uses, IEnumerable<Type> pages)
    {
        var models = pages.Select(p => p.FullName!).ToHashSet();
        return uses.Where(u => u.Kind == UseKind.Call && models.Contains(u.Owner.Split('+')[0]) && Writes(u)).Select(u => $"{u.Place} calls {u.Target}: pages never write");
    }

    private static bool Writes(Use use) => use.TargetType == Work || IsStatement(use)
        || (Sets.Contains(use.TargetType) && (use.Target.StartsWith("SaveChanges", StringComparison.Ordinal) || Changing.Any(c => use.Target.StartsWith(c, StringComparison.Ordinal))));

    // The kernel's own connections migrate, seal and say who acts.
    private static bool IsStatement(Use use) => use.Kind == UseKind.Call && !use.Owner.StartsWith("LineOfSight.Kernel.", StringComparison.Ordinal)
        && Drivers.Any(d => use.TargetType.StartsWith(d, StringComparison.Ordinal)) && Writing.Any(w => use.Target.StartsWith(w, StringComparison.Ordinal));
}
