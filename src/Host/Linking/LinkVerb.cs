using System.CommandLine;
using LineOfSight.Host.Verbs;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Host.Linking;

/// <summary><c>lineofsight link</c>: finds the records of several files that are of one person. It needs no installation and touches none.</summary>
internal static class LinkVerb
{
    private static readonly Option<FileInfo?> Settings = new("--settings") { Description = "Settings in Splink 4's JSON, not trained: the model is trained on the records.", HelpName = "FILE" };
    private static readonly Option<FileInfo?> Model = new("--model") { Description = "A trained model, by Splink 4 or by this command: the records are scored with it as it is.", HelpName = "FILE" };
    private static readonly Option<FileInfo[]> Input = new("--input") { Description = "CSV files with a header, plain or .gz.", HelpName = "FILE...", AllowMultipleArgumentsPerToken = true, Required = true };
    private static readonly Option<DirectoryInfo> Output = new("--output") { Description = "The folder for pairs.csv, clusters.csv, model.json and report.html; made when it is not there.", HelpName = "DIR", Required = true };
    private static readonly Option<double> Threshold = new("--threshold") { Description = "Pairs of at least this probability are written.", HelpName = "P", DefaultValueFactory = _ => 0.01 };
    private static readonly Option<double?> LinkThreshold = new("--link-threshold") { Description = "Pairs of at least this probability hold a person together. Without it the command chooses, and says how.", HelpName = "P" };
    private static readonly Option<bool> ByLabels = new("--choose-by-labels") { Description = "Take the threshold that has the highest F1 against --labels. Only then does the truth have a say." };
    private static readonly Option<string?> Labels = new("--labels") { Description = "The truth to measure against: a column that names each record's person, or a CSV file of judged pairs. It changes nothing of what is linked, unless --choose-by-labels is given.", HelpName = "COLUMN|FILE" };
    private static readonly Option<string[]> Groups = new("--groups") { Description = "Columns by whose values the error is told beside the total, such as agency.", HelpName = "COLUMN...", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => ["agency"] };
    private static readonly Option<string> Surname = new("--surname") { Description = "The column by which the error is told for names from here and from elsewhere.", HelpName = "COLUMN", DefaultValueFactory = _ => "surname" };
    private static readonly Option<int> Threads = new("--threads") { Description = "How many threads work. The output is the same for any number.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "What random pairs are picked by. The same seed gives the same output.", HelpName = "S", DefaultValueFactory = _ => 1 };
    private static readonly Option<OnFault> OnError = new("--on-error") { Description = "What to do about a row that cannot be read: stop, or leave it out and report it.", HelpName = "stop|report", DefaultValueFactory = _ => OnFault.Stop };
    private static readonly Option<int> MostRecords = new("--most-records") { Description = "Records that agree in what a rule asks are compared with one another up to this many; larger groups are passed over and reported.", HelpName = "N", DefaultValueFactory = _ => 5000 };
    private static readonly Option<Together?> Clusters = new("--clusters") { Description = "How people are put together: agreeing (all pairs of a person count) or connected (one link is enough, as in Splink). Without it: agreeing where households are modelled, else connected.", HelpName = "agreeing|connected" };
    private static readonly Option<bool> NoHouseholds = new("--no-households") { Description = "Leave out what the settings say of brothers and sisters: two classes, as Splink has them." };
    private static readonly Option<FileInfo?> Decisions = new("--decisions") { Description = "A CSV file of decided pairs: right, wrong or blocked. They are kept whatever the weights say.", HelpName = "FILE" };
    private static readonly Option<FileInfo?> Persons = new("--persons") { Description = "The register of person ids: people keep their ids from run to run. Made when it is not there.", HelpName = "FILE" };
    private static readonly Option<FileInfo?> Index = new("--index") { Description = "Save an index here, against which one new record is scored at once (link score).", HelpName = "FILE" };
    private static readonly Option<FileInfo?> Keys = new("--pseudonyms") { Description = "Write codes in place of ids, and no values at all. The key file is made when it is not there; keep it away from the output.", HelpName = "FILE" };
    private static readonly Option<string?> Purpose = new("--purpose") { Description = "What the codes are for; another purpose gives other codes.", HelpName = "TEXT" };
    private static readonly Option<string?> Custodian = new("--custodian") { Description = "Who is given the codes; another custodian gets other codes.", HelpName = "TEXT" };

    public static Command Make()
    {
        var link = new Command("link", "Find the records that are of one person. Settings and models are Splink 4's.")
        {
            Settings, Model, Input, Output, Threshold, LinkThreshold, Labels, ByLabels, Groups, Surname, Threads, Seed, OnError, MostRecords, Clusters, NoHouseholds, Decisions, Persons, Index,
            Keys, Purpose, Custodian, VerbRunner.Json,
        };
        link.Subcommands.Add(GenerateVerb.Make());
        link.Subcommands.Add(ScoreVerb.MakeScore());
        link.Subcommands.Add(ScoreVerb.MakeExplain());
        link.SetAction((parsed, stop) => Refusals.TellAsync(Console.Error, () => Task.FromResult(Run(parsed, stop))));
        return link;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var job = new LinkJob
        {
            Settings = (parsed.GetValue(Settings), parsed.GetValue(Model)) switch
            {
                ({ } settings, null) => settings,
                (null, { } model) => model,
                (null, null) => throw new ArgumentException("Name the settings with --settings or a trained model with --model."),
                _ => throw new ArgumentException("Give --settings or --model, not both."),
            },
            MustBeTrained = parsed.GetValue(Model) is not null,
            Inputs = parsed.GetValue(Input)!,
            Output = parsed.GetValue(Output)!,
            Options = new()
            {
                PairThreshold = Probability("--threshold", parsed.GetValue(Threshold)),
                LinkThreshold = parsed.GetValue(LinkThreshold) is { } p ? Probability("--link-threshold", p) : null,
                Threads = AtLeastOne("--threads", parsed.GetValue(Threads)),
                Seed = parsed.GetValue(Seed),
                MostRecordsAGroup = AtLeastOne("--most-records", parsed.GetValue(MostRecords)),
                OnFault = parsed.GetValue(OnError),
                Together = parsed.GetValue(Clusters),
                Households = !parsed.GetValue(NoHouseholds),
            },
            Labels = parsed.GetValue(Labels),
            ChooseByLabels = parsed.GetValue(ByLabels),
            Groups = parsed.GetValue(Groups)!,
            Surname = parsed.GetValue(Surname)!,
            Decisions = parsed.GetValue(Decisions),
            Persons = parsed.GetValue(Persons),
            Index = parsed.GetValue(Index),
            Keys = parsed.GetValue(Keys),
            Purpose = parsed.GetValue(Purpose),
            Custodian = parsed.GetValue(Custodian),
        };
        return job.Run(parsed.GetValue(VerbRunner.Json), stop);
    }

    internal static double Probability(string option, double given) =>
        given is >= 0 and <= 1 ? given : throw new ArgumentException(FormattableString.Invariant($"{option} is {given}: give a probability from 0 to 1."));

    private static int AtLeastOne(string option, int given) =>
        given >= 1 ? given : throw new ArgumentException(FormattableString.Invariant($"{option} is {given}: give 1 or more."));
}
