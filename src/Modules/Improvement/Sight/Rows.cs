using LineOfSight.Contracts;
using Npgsql;

namespace LineOfSight.Improvement.Sight;

/// <summary>Reads the rows of a chain.</summary>
internal static class Rows
{
    public static FindingLink Finding(NpgsqlDataReader row, Reach findings, Reach cases)
    {
        var (keeper, shared, owner) = (row.Of<Guid>("partnership_id"), row.Of<Guid[]>("shared_with"), row.Maybe<Guid>("owner_id"));
        var isCase = row.Of<bool>("is_case_level");
        return new(
            row.Of<Guid>("id"),
            keeper,
            IsOpen(findings, cases, keeper, shared, owner, isCase),
            row.Of<string>("reference"),
            row.Of<string>("title"),
            row.Of<string>("found"),
            row.Of<bool>("is_concern"),
            row.Of<string>("theme"),
            row.Of<string>("raised_by"),
            row.Maybe<int>("raised_by_count"),
            row.Of<DateOnly>("raised_on"),
            row.Maybe<DateOnly>("answer_by"),
            row.Maybe<DateOnly>("answered_on"),
            isCase,
            owner,
            row.Words("owner_name"),
            row.Of<int>("version"),
            row.Of<string[]>("held_by"),
            shared)
        {
            Purposes = (Purposes)row.Of<int>("purposes"),
            Standard = row.Words("standard"),
            ClosedOn = row.Maybe<DateOnly>("closed_on"),
            ClosedWhy = row.Words("closed_why"),
        };
    }

    public static RecommendationLink Recommendation(NpgsqlDataReader row, Reach findings, Reach cases)
    {
        var (id, keeper, shared, owner) = (row.Of<Guid>("id"), row.Of<Guid>("partnership_id"), row.Of<Guid[]>("shared_with"), row.Maybe<Guid>("owner_id"));
        var isCase = row.Of<bool>("is_case_level");
        return !IsOpen(findings, cases, keeper, shared, owner, isCase)
            ? RecommendationLink.Restricted(id)
            : new(
                id,
                keeper,
                true,
                row.Of<string>("reference"),
                row.Of<string>("text"),
                row.Words("expected_outcome"),
                row.Words("cost"),
                owner,
                row.Words("owner_name"),
                row.Maybe<DateOnly>("recheck_on"),
                Enum.Parse<RecommendationState>(row.Of<string>("state")),
                row.Of<DateOnly>("proposed_on"),
                row.Maybe<DateOnly>("agreed_on"),
                row.Maybe<DateOnly>("carried_out_on"),
                row.Maybe<DateOnly>("closed_on"),
                row.Words("outcome") is { } outcome ? Enum.Parse<RecommendationOutcome>(outcome) : null,
                row.Words("why"),
                isCase,
                row.Of<int>("version"),
                row.Of<string[]>("held_by"),
                shared);
    }

    public static DecisionLink Decision(NpgsqlDataReader row, Reach findings, Reach cases)
    {
        var (id, keeper, shared, owner) = (row.Of<Guid>("id"), row.Of<Guid>("partnership_id"), row.Of<Guid[]>("shared_with"), row.Maybe<Guid>("owner_id"));
        var isCase = row.Of<bool>("is_case_level");
        return !IsOpen(findings, cases, keeper, shared, owner, isCase)
            ? DecisionLink.Restricted(id)
            : new(
                id,
                keeper,
                true,
                row.Of<string>("reference"),
                row.Of<string>("question"),
                Enum.Parse<DecisionWay>(row.Of<string>("way")),
                row.Of<string>("forum"),
                row.Of<DateOnly>("held_on"),
                row.Words("outcome") is { } outcome ? Enum.Parse<DecisionOutcome>(outcome) : null,
                row.Words("decided"),
                row.Maybe<DateOnly>("final_on"),
                owner,
                isCase,
                row.Of<int>("version"),
                shared);
    }

    public static PositionLink Position(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"),
        row.Of<Guid>("decision_id"),
        row.Of<Guid>("agency_id"),
        row.Of<int>("number"),
        Enum.Parse<Stance>(row.Of<string>("stance")),
        row.Words("reasons"),
        row.Of<string>("given_by"),
        row.Of<DateOnly>("given_on"));

    public static MeasureLink Measure(NpgsqlDataReader row, Reach findings, Reach cases)
    {
        var (id, keeper, shared, owner) = (row.Of<Guid>("id"), row.Of<Guid>("partnership_id"), row.Of<Guid[]>("shared_with"), row.Maybe<Guid>("owner_id"));
        var isCase = row.Of<bool>("is_case_level");
        return !IsOpen(findings, cases, keeper, shared, owner, isCase)
            ? MeasureLink.Restricted(id)
            : new(
                id,
                keeper,
                true,
                row.Of<string>("reference"),
                row.Of<string>("what"),
                row.Of<string>("definition"),
                row.Of<string>("source"),
                Enum.Parse<MeasureUnit>(row.Of<string>("unit")),
                Enum.Parse<MeasureBetter>(row.Of<string>("better")),
                row.Of<string>("expected"),
                row.Maybe<DateOnly>("baseline_on"),
                row.Maybe<decimal>("baseline_value"),
                row.Maybe<int>("baseline_base"),
                row.Words("baseline_words"),
                row.Words("result") is { } result ? Enum.Parse<ReadingResult>(result) : null,
                owner,
                isCase,
                row.Of<int>("version"),
                shared)
            {
                CountedIn = row.Words("counted_in"),
            };
    }

    public static ReadingLink Reading(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"),
        row.Of<Guid>("measure_id"),
        row.Of<DateOnly>("on_day"),
        row.Maybe<decimal>("value"),
        row.Maybe<int>("base"),
        row.Words("words"),
        Enum.Parse<ReadingResult>(row.Of<string>("result")),
        row.Maybe<Guid>("corrects_id"),
        row.Of<DateTimeOffset>("at"),
        row.Of<string>("who"));

    public static ActionLink Action(NpgsqlDataReader row, Reach actions, Reach cases)
    {
        var (keeper, shared) = (row.Of<Guid>("partnership_id"), row.Of<Guid[]>("shared_with"));
        var (agency, owner, isCase) = (row.Maybe<Guid>("agency_id"), row.Maybe<Guid>("owner_id"), row.Of<bool>("is_case_level"));
        var id = row.Of<Guid>("id");
        return !actions.Holds(keeper, shared, agency, owner) || (isCase && !cases.Holds(keeper, shared, agency, owner))
            ? ActionLink.Restricted(id)
            : new(
                id,
                keeper,
                true,
                row.Of<string>("reference"),
                row.Of<string>("what"),
                agency,
                owner,
                row.Words("owner_name"),
                row.Maybe<DateOnly>("due_on"),
                Enum.Parse<ActionStatus>(row.Of<string>("status")),
                row.Maybe<DateOnly>("done_on"),
                row.Words("what_changed"),
                row.Words("why_no_evidence"),
                isCase,
                row.Of<int>("version"),
                shared)
            {
                BodyId = row.Maybe<Guid>("body_id"),
                BlockedBy = row.Words("blocked_by"),
                BlockedOn = row.Maybe<DateOnly>("blocked_on"),
                Scrutiny = row.Words("scrutiny") is { } verdict ? Enum.Parse<Verdict>(verdict) : null,
                SupportIds = row.Of<Guid[]>("support"),
            };
    }

    public static EvidenceLink Evidence(NpgsqlDataReader row, Reach findings, Reach cases) =>
        IsOpen(findings, cases, row.Of<Guid>("keeper"), row.Of<Guid[]>("shared_with"), row.Maybe<Guid>("owner_id"), row.Of<bool>("is_case_level"))
            ? Evidence(row)
            : EvidenceLink.Restricted(row.Of<Guid>("id"));

    private static EvidenceLink Evidence(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"),
        row.Of<Guid>("finding_id"),
        Enum.Parse<EvidenceKind>(row.Of<string>("kind")),
        row.Of<string>("text"),
        row.Maybe<int>("count"),
        row.Maybe<int>("base"),
        row.Words("consent"),
        row.Words("place"),
        row.Words("document_reference"),
        row.Of<string>("source"),
        row.Words("source_url"),
        row.Of<DateOnly>("given_on"))
    {
        ConsentUntil = row.Maybe<DateOnly>("consent_until"),
    };

    public static AnswerLink Answer(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"),
        row.Of<Guid>("finding_id"),
        row.Of<string>("addressed_to"),
        row.Of<string>("words"),
        row.Words("way"),
        row.Words("delivered_by"),
        row.Maybe<DateOnly>("delivered_on"),
        row.Of<int>("version"));

    public static ScrutinyLink Scrutiny(NpgsqlDataReader row) => new(
        row.Of<DateTimeOffset>("at"), row.Of<string>("who"), Enum.Parse<Verdict>(row.Of<string>("verdict")), row.Words("words"));

    public static RiseLink Rise(NpgsqlDataReader row) => new(
        row.Of<int>("step"), row.Of<DateOnly>("due_on"), row.Of<DateOnly>("risen_on"), row.Of<string>("risen_to"));

    private static bool IsOpen(Reach findings, Reach cases, Guid keeper, Guid[] shared, Guid? owner, bool isCase) =>
        findings.Holds(keeper, shared, agency: null, owner) && (!isCase || cases.Holds(keeper, shared, agency: null, owner));

    public static ProgressLink Report(NpgsqlDataReader row) => new(
        row.Of<DateTimeOffset>("at"), row.Of<string>("who"), Enum.Parse<ActionStatus>(row.Of<string>("status")), row.Words("note"));
}
