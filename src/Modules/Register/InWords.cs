using LineOfSight.Design;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using LineOfSight.Register.Partners;
using LineOfSight.Register.Partnerships;

namespace LineOfSight.Register;

/// <summary>How the register's own terms read on a page.</summary>
internal static class InWords
{
    public static string Of(Status status) => status switch
    {
        Status.Shadow => "In shadow",
        Status.Live => "Live",
        _ => "Merged",
    };

    public static string Of(Standing standing) => standing == Standing.Partner ? "Safeguarding partner" : "Relevant agency";

    public static string Of(PartnerKind kind) => kind switch
    {
        PartnerKind.LocalAuthority => "the council",
        PartnerKind.Health => "health",
        _ => "the police",
    };

    public static string Of(Seat seat) => seat == Seat.Lead ? "Lead" : "Delegated";

    public static string Of(BodyKind kind) => kind switch
    {
        BodyKind.SubGroup => "Sub-group",
        BodyKind.TaskGroup => "Task group",
        _ => kind.ToString(),
    };

    public static string Of(MemberRole role) => role == MemberRole.DeputyChair ? "Deputy chair" : role.ToString();

    /// <summary>"29 Sep 2019 to 31 Mar 2023" or "from 29 Sep 2019".</summary>
    public static string Of(DateOnly from, DateOnly? to) => to is { } last ? $"{Dates.Brief(from)} to {Dates.Brief(last)}" : $"from {Dates.Brief(from)}";
}
