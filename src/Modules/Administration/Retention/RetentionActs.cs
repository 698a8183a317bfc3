using LineOfSight.Kernel.Acts;

namespace LineOfSight.Administration.Retention;

/// <summary>The audited acts of retention. Their texts outlive the records: nobody is named in them.</summary>
internal static class RetentionActs
{
    public static readonly ActKind Listed = new("administration.retention.listed", "listed this record for review");
    public static readonly ActKind Kept = new("administration.retention.kept", "kept this record for longer");
    public static readonly ActKind Proposed = new("administration.retention.proposed", "proposed to dispose of this record");
    public static readonly ActKind Refused = new("administration.retention.refused", "did not agree to dispose of this record");
    public static readonly ActKind Disposed = new("administration.retention.disposed", "agreed, and the record was disposed of");
    public static readonly ActKind HoldPlaced = new("administration.retention.hold-placed", "placed a hold");
    public static readonly ActKind HoldLifted = new("administration.retention.hold-lifted", "lifted a hold");
    public static readonly ActKind PeriodSet = new("administration.retention.period-set", "set how long records are kept");

    public static readonly IReadOnlyList<ActKind> All = [Listed, Kept, Proposed, Refused, Disposed, HoldPlaced, HoldLifted, PeriodSet];
}
