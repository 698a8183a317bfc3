using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LineOfSight.Improvement.Lists;

/// <summary>How urgent an action is; the page groups by it, in this order.</summary>
internal enum ActionState
{
    Overdue,
    Soon,
    Later,
    Done,
}

/// <summary>What the address of the list of actions asks for. Every filter can be cited by its address.</summary>
internal sealed class ActionQuery
{
    /// <summary>How many rows a page of one group has.</summary>
    public const int PageLength = 50;

    /// <summary>How many rows of each group the first page shows.</summary>
    public const int GroupLength = 10;

    /// <summary>How many rows of each group a file has at most.</summary>
    public const int Most = 500_000;

    public ActionState? State { get; set; }

    [StringLength(Finding.ThemeLimit)]
    public string? Theme { get; set; }

    public Guid? Agency { get; set; }

    public Guid? Owner { get; set; }

    // "page" is also a route value of every Razor page, so it is taken from the query alone.
    [FromQuery(Name = "page")]
    [Range(1, 100_000)]
    public int Page { get; set; } = 1;

    /// <summary>Every row of every group, for a file; no address asks for it.</summary>
    [BindNever]
    public bool Whole { get; init; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Theme) || Agency is not null || Owner is not null;

    public string Address(ActionState? state, int page = 1)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        Add("theme", Theme);
        Add("agency", Agency?.ToString());
        Add("owner", Owner?.ToString());
        Add("state", state?.ToString().ToLowerInvariant());
        Add("page", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        return parts.Count == 0 ? "/improvement" : $"/improvement?{string.Join('&', parts)}";
    }
}
