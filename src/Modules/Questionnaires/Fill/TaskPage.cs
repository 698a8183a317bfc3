namespace LineOfSight.Questionnaires.Fill;

/// <summary>The task list of a return, as whoever answers sees it: by an account or by a link.</summary>
/// <param name="Sheet">The return.</param>
/// <param name="Round">Its round.</param>
/// <param name="Here">The address of the task list; pages hang below it.</param>
/// <param name="Brought">What was said last time and can be brought forward; null when there is nothing.</param>
/// <param name="Said">What was just done, or null.</param>
internal sealed record TaskPage(ReturnSheet Sheet, Round Round, Places Here, (DateTimeOffset On, int Answers)? Brought, string? Said);

/// <summary>Where the pages of a return are, for whoever answers it.</summary>
/// <param name="Tasks">The task list.</param>
/// <param name="Pages">The start of a page's address.</param>
/// <param name="Check">Check and sign off.</param>
/// <param name="Evidence">The start of the address that adds a file; null for whoever cannot add one.</param>
internal sealed record Places(string Tasks, string Pages, string Check, string? Evidence)
{
    /// <summary>Where the return is had as a form; null for whoever cannot have it.</summary>
    public string? Form { get; init; }

    /// <summary>Where a filled form is given; null for whoever cannot give one.</summary>
    public string? Upload { get; init; }

    /// <summary>True where somebody of the partnership enters what came on paper or by email.</summary>
    public bool IsKeyed { get; init; }

    public static Places Of(Guid of) => new($"/questionnaires/fill/{of}", $"/questionnaires/fill/question/{of}/", $"/questionnaires/fill/check/{of}", $"/questionnaires/fill/evidence/{of}/")
    {
        Form = $"/questionnaires/papers/form/{of}", Upload = $"/questionnaires/papers/upload/{of}",
    };

    public static readonly Places ByLink = new("/questionnaires/link/tasks", "/questionnaires/link/question/", "/questionnaires/link/check", "/questionnaires/link/evidence/")
    {
        Form = "/questionnaires/link/form", Upload = "/questionnaires/link/upload",
    };

    /// <summary>Files do not come on paper, so none is added.</summary>
    public static Places Keyed(Guid of) => new($"/questionnaires/papers/key/{of}", $"/questionnaires/papers/question/{of}/", $"/questionnaires/papers/sign/{of}", null) { IsKeyed = true };
}
