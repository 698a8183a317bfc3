using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LineOfSight.Improvement.Lists;

/// <summary>Whether whoever raised a finding was told; the page groups by it.</summary>
internal enum FindingState
{
    Owed,
    Answered,
}

/// <summary>What the address of the list of findings asks for.</summary>
internal sealed class FindingQuery
{
    public const int PageLength = 50;
    public const int GroupLength = 10;

    /// <summary>How many rows of each group a file has at most.</summary>
    public const int Most = 500_000;

    public FindingState? State { get; set; }

    [StringLength(Finding.ThemeLimit)]
    public string? Theme { get; set; }

    /// <summary>"concern" or "strength".</summary>
    [RegularExpression("concern|strength")]
    public string? Kind { get; set; }

    /// <summary>The year in which they were raised.</summary>
    [Range(1900, 2200)]
    public int? Year { get; set; }

    // "page" is also a route value of every Razor page, so it is taken from the query alone.
    [FromQuery(Name = "page")]
    [Range(1, 100_000)]
    public int Page { get; set; } = 1;

    /// <summary>Every row of every group, for a file; no address asks for it.</summary>
    [BindNever]
    public bool Whole { get; init; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Theme) || Kind is not null || Year is not null;

    public string Address(FindingState? state, int page = 1)
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
        Add("kind", Kind);
        Add("year", Year?.ToString(CultureInfo.InvariantCulture));
        Add("state", state?.ToString().ToLowerInvariant());
        Add("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
        return parts.Count == 0 ? "/improvement/findings" : $"/improvement/findings?{string.Join('&', parts)}";
    }
}
