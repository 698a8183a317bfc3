using System.CommandLine;
using LineOfSight.Host.Access;
using LineOfSight.Host.Backup;
using LineOfSight.Host.Deadlines;
using LineOfSight.Host.Documents;
using LineOfSight.Host.Erasure;
using LineOfSight.Host.Searching;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Lists;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host;

/// <summary>What the host itself does: sign-in and sign-out, bank holidays and deadlines, erasure, backups.</summary>
internal sealed class HostModule : IModule
{
    public static readonly ActKind HolidaysImported = new("host.holidays.imported", "imported bank holidays");
    public static readonly ActKind Searched = new("host.searched", "searched", IsRead: true);
    public static readonly ActKind DeadlineSet = new("host.deadline.set", "set how long something may take");
    public static readonly ActKind LettersChosen = new("host.letters-chosen", "chose how often they get letters");
    public static readonly ActKind TextsErased = new("host.texts-erased", "erased the texts of a record because the law says so");
    public static readonly ActKind BackedUp = new("host.backed-up", "made a backup of the installation");

    public string Name => "host";

    public IEnumerable<Permission> Permissions =>
    [
        new(Deadlines.Can.ImportHolidays, "Import the bank holidays of later years"),
        new(Deadlines.Can.ReadDeadlines, "Read how long things may take, and who says so"),
        new(Deadlines.Can.SetDeadlines, "Set the partnership’s own deadlines"),
        new(Backup.Can.ReadBackups, "See which backups were made"),
    ];

    public IEnumerable<ActKind> Acts =>
        [.. SignInActs.All, HolidaysImported, DeadlineSet, Searched, TextsErased, BackedUp, LettersChosen, .. DocumentActs.All, ListActs.Taken];

    public IEnumerable<LetterKind> Letters => SignInLetters.All;

    public IEnumerable<MenuItem> Menu =>
    [
        new(Section.Manage, "Deadlines", "/deadlines", Deadlines.Can.ReadDeadlines, "How long things may take, what starts the clock, and who says so."),
        new(Section.Manage, "Backups", "/backups", Backup.Can.ReadBackups, "When everything was last written to a safe place, and what to do with it."),
        new(Section.Manage, "Bank holidays", "/holidays", Deadlines.Can.ImportHolidays, "The days that deadlines pass over, and where later years are imported."),
    ];

    public IEnumerable<JobKind> Jobs => [CheckWaiting.Kind, DeleteDisposed.Kind, NightlyBackup.Kind];

    public void AddTo(IServiceCollection services) => services
        .AddScoped<ImportHolidays>()
        .AddScoped<SetDeadline>()
        .AddScoped<MakeSearch>()
        .AddScoped<EraseTexts>()
        .AddScoped<Mail.ChooseLetters>()
        .AddScoped<MakeBackup>()
        .AddScoped<IHome, BackupAtHome>();

    public IEnumerable<Command> Commands(IRunVerbs runner) =>
    [
        new DeadlineVerb(runner).Make(),
        new HolidaysVerb(runner).Make(),
        new EraseVerb(runner).Make(),
        DocumentsVerb.Make(runner),
        new BackupVerb(runner).Make(),
    ];
}
