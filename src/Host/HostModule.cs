using System.CommandLine;
using LineOfSight.Host.Access;
using LineOfSight.Host.Deadlines;
using LineOfSight.Host.Documents;
using LineOfSight.Host.Erasure;
using LineOfSight.Host.Searching;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host;

/// <summary>What the host itself does: sign-in and sign-out, bank holidays and deadlines, erasure.</summary>
internal sealed class HostModule : IModule
{
    public static readonly ActKind HolidaysImported = new("host.holidays.imported", "imported bank holidays");
    public static readonly ActKind Searched = new("host.searched", "searched", IsRead: true);
    public static readonly ActKind DeadlineSet = new("host.deadline.set", "set how long something may take");
    public static readonly ActKind LettersChosen = new("host.letters-chosen", "chose how often they get letters");
    public static readonly ActKind TextsErased = new("host.texts-erased", "erased the texts of a record because the law says so");

    public string Name => "host";

    public IEnumerable<Permission> Permissions => 
    [
        new(Can.ImportHolidays, "Import the bank holidays of later years"),
        new(Can.ReadDeadlines, "Read how long things may take, and who says so"),
        new(Can.SetDeadlines, "Set the partnership’s own deadlines"),
    ];

    public IEnumerable<ActKind> Acts => [.. SignInActs.All, HolidaysImported, DeadlineSet, Searched, TextsErased, LettersChosen, .. DocumentActs.All];

    public IEnumerable<LetterKind> Letters => SignInLetters.All;

    public IEnumerable<MenuItem> Menu => 
    [
        new(Section.Manage, "Deadlines", "/deadlines", Can.ReadDeadlines, "How long things may take, what starts the clock, and who says so."),
        new(Section.Manage, "Bank holidays", "/holidays", Can.ImportHolidays, "The days that deadlines pass over, and where later years are imported."),
    ];

    public IEnumerable<JobKind> Jobs => [CheckWaiting.Kind];

    public void AddTo(IServiceCollection services) => services.AddScoped<ImportHolidays>().AddScoped<SetDeadline>().AddScoped<MakeSearch>().AddScoped<EraseTexts>().AddScoped<Mail.ChooseLetters>();

    public IEnumerable<Command> Commands(IRunVerbs runner) => [new DeadlineVerb(runner).Make(), new HolidaysVerb(runner).Make(), new EraseVerb(runner).Make(), DocumentsVerb.Make(runner)];
}
