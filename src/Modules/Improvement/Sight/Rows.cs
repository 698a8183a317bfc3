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
            findings.Holds(keeper, shared, agency: null, owner) && (!isCase || cases.Holds(keeper, shared, agency: null, owner)),
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
            shared);
    }

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
                shared);
    }

    public static EvidenceLink Evidence(NpgsqlDataReader row) => new(
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
        row.Of<DateOnly>("given_on"));

    public static AnswerLink Answer(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"),
        row.Of<Guid>("finding_id"),
        row.Of<string>("addressed_to"),
        row.Of<string>("words"),
        row.Words("way"),
        row.Words("delivered_by"),
        row.Maybe<DateOnly>("delivered_on"),
        row.Of<int>("version"));

    public static ProgressLink Report(NpgsqlDataReader row) => new(
        row.Of<DateTimeOffset>("at"), row.Of<string>("who"), Enum.Parse<ActionStatus>(row.Of<string>("status")), row.Words("note"));
}
