namespace LineOfSight.Administration.SubjectAccess;

/// <summary>In what right somebody asks.</summary>
internal enum RightToAsk
{
    Own,
    ParentForChild,
    Other,
}

/// <summary>How far a request has come.</summary>
internal enum RequestState
{
    Collecting,
    Reviewing,
    Approved,
    HandedOver,
}

/// <summary>What was decided about a page. A page that nobody has reviewed is withheld.</summary>
internal enum PageDecision
{
    NotReviewed,
    Include,
    Redact,
    Withhold,
}

/// <summary>Why a page is withheld.</summary>
internal enum Exemption
{
    ThirdParty,
    SeriousHarm,
    LegalPrivilege,
    Crime,
    Other,
}

/// <summary>What these are called on pages.</summary>
internal static class RequestWords
{
    public static string Of(RightToAsk right) => right switch
    {
        RightToAsk.Own => "For their own data",
        RightToAsk.ParentForChild => "As a parent, for the child",
        _ => "In another right",
    };

    public static string Of(RequestState state) => state switch
    {
        RequestState.Collecting => "Collecting",
        RequestState.Reviewing => "Reviewing",
        RequestState.Approved => "Approved",
        _ => "Handed over",
    };

    public static string Of(PageDecision decision) => decision switch
    {
        PageDecision.Include => "Included",
        PageDecision.Redact => "Included with redactions",
        PageDecision.Withhold => "Withheld",
        _ => "Withheld until reviewed",
    };

    public static string Of(Exemption exemption) => exemption switch
    {
        Exemption.ThirdParty => "Data of somebody else (Data Protection Act 2018 schedule 2 paragraph 16)",
        Exemption.SeriousHarm => "Serious harm to somebody (Data Protection Act 2018 schedule 3)",
        Exemption.LegalPrivilege => "Legal professional privilege (Data Protection Act 2018 schedule 2 paragraph 19)",
        Exemption.Crime => "Preventing or detecting crime (Data Protection Act 2018 schedule 2 paragraph 2)",
        _ => "Another exemption",
    };
}
