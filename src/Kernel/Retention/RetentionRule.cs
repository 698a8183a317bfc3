using LineOfSight.Kernel.Data;

namespace LineOfSight.Kernel.Retention;

/// <summary>
/// How long one kind of record is kept, and what happens then. A module names one for each of its kinds in its face; conventions differ
/// by council, so the period is a default that a partnership may change with a source.
/// </summary>
public sealed record RetentionRule
{
    private RetentionRule(Type record, string words, string source) => (Record, Words, Source) = (record, words, source);

    /// <summary>The class of record.</summary>
    public Type Record { get; }

    /// <summary>The class of record by name, as acts and holds name it.</summary>
    public string Kind => Record.Name;

    /// <summary>What such records are called, such as "Findings".</summary>
    public string Words { get; }

    /// <summary>Who says so, in words.</summary>
    public string Source { get; }

    /// <summary>The default period in years; null for records that fall due with another, or never by themselves.</summary>
    public int? Years { get; private init; }

    /// <summary>True for records that are listed when their period ends, and go after a review only.</summary>
    public bool IsReviewed => Table is not null;

    /// <summary>From which moment the period counts, in words, such as "the answer was delivered".</summary>
    public string? Moment { get; private init; }

    /// <summary>What disposal does, in words.</summary>
    public string Disposal { get; private init; } = "";

    /// <summary>The table of such records, for the list of what falls due.</summary>
    public string? Table { get; private init; }

    /// <summary>SQL over a row <c>r</c> of the table: the date from which the period counts; null while it has not begun.</summary>
    public string? Since { get; private init; }

    /// <summary>SQL over a row <c>r</c>: the reference that people know the record by, never its content.</summary>
    public string? Reference { get; private init; }

    /// <summary>The page of a record, to which its id is added; null when it has none.</summary>
    public string? Page { get; private init; }

    /// <summary>Records that fall due by themselves. The module's change script names the function that disposes of one (<c>kernel.retention_kind</c>).</summary>
    public static RetentionRule After<T>(int years, string words, string moment, string source, string disposal, string table, string since, string reference, string? page = null)
        where T : IPartnershipRecord => new(typeof(T), words, source)
        {
            Years = years, Moment = moment, Disposal = disposal, Table = table, Since = since, Reference = reference, Page = page,
        };

    /// <summary>What goes by itself when its period ends, by a job and without a review: it holds no record's text. Holds keep it.</summary>
    public static RetentionRule ByItself<T>(int years, string words, string moment, string source, string disposal)
        where T : IRecord => new(typeof(T), words, source) { Years = years, Moment = moment, Disposal = disposal };

    /// <summary>Records that go with the record they belong to, and no earlier.</summary>
    public static RetentionRule With<T>(string words, string source, string disposal)
        where T : IPartnershipRecord => new(typeof(T), words, source) { Disposal = disposal };

    /// <summary>Records that are kept as long as the partnership, with the reason why.</summary>
    public static RetentionRule AsLongAsThePartnership<T>(string words, string source)
        where T : IPartnershipRecord => new(typeof(T), words, source) { Disposal = "Kept as long as the partnership" };
}

/// <summary>Every retention rule of the house, by kind.</summary>
public sealed class RetentionBook
{
    private readonly Dictionary<string, RetentionRule> rules;

    /// <summary>Builds the book from the kernel's own rules and the modules'.</summary>
    public RetentionBook(IEnumerable<RetentionRule> modules)
    {
        rules = Kernels.Concat(modules).ToDictionary(r => r.Kind);
    }

    /// <summary>All rules, by words.</summary>
    public IReadOnlyList<RetentionRule> All => [.. rules.Values.OrderBy(r => r.Words, StringComparer.Ordinal)];

    /// <summary>The rule of a kind, or null.</summary>
    public RetentionRule? Find(string kind) => rules.GetValueOrDefault(kind);

    private static IEnumerable<RetentionRule> Kernels =>
    [
        RetentionRule.With<Files.Document>("Documents", "They are part of the records that use them", "Deleted with the last record that uses it, its bytes minutes later"),
        RetentionRule.With<Files.DocumentUse>("Uses of documents", "They are part of the record", "Deleted with the record"),
        RetentionRule.With<Clocks.RunningClock>("Running deadlines", "They are part of the record", "Deleted with the record"),
        RetentionRule.ByItself<Mail.PostedLetter>(
            1, "Letters", "it was sent, or withdrawn", "No statutory period is known for notices; one year shows who was told of what in a round of the partnership’s work",
            "A job deletes it; it holds fixed words, a reference and an address inside the site, and goes earlier with the record that it is about"),
        RetentionRule.AsLongAsThePartnership<Clocks.LocalRule>("A partnership’s own deadlines", "They explain dates that were worked out by them"),
        RetentionRule.AsLongAsThePartnership<RetentionSetting>("Retention periods", "They explain what was disposed of, and what was kept"),
        RetentionRule.AsLongAsThePartnership<RetentionReview>("Reviews before disposal", "They are what is left of what was disposed of"),
        RetentionRule.AsLongAsThePartnership<Disclosures.Disclosure>("Disclosures", "They prove what was given to whom (UK GDPR article 5(2))"),
        RetentionRule.AsLongAsThePartnership<Disclosures.AgencyExport>("Exports that were asked for", "They prove who fetched what; the file itself is kept nowhere"),
        RetentionRule.AsLongAsThePartnership<Hold>("Holds", "They prove what was kept for an inquiry, a court or a complaint"),
    ];
}
