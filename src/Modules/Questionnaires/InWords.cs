using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires;

/// <summary>States as people read them.</summary>
internal static class InWords
{
    public static string Words(this Audience audience) => audience switch
    {
        Audience.Agencies => "Agencies",
        Audience.Schools => "Schools and colleges",
        _ => "Staff, without their names",
    };

    public static string Words(this RoundState state) => state switch
    {
        RoundState.Prepared => "Prepared",
        RoundState.Open => "Open",
        _ => "Closed",
    };

    public static string Words(this ReturnState state) => state switch
    {
        ReturnState.Issued => "Not started",
        ReturnState.InProgress => "In progress",
        ReturnState.Signed => "Signed off",
        _ => "Excused",
    };
}
