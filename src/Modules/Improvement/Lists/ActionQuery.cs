using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LineOfSight.Improvement.Lists;

/// <summary>What the address of an improvement plan asks for. Every filter can be cited by its address.</summary>
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

    /// <summary>The agency that leads or supports.</summary>
    public Guid? Agency { get; set; }

    public Guid? Owner { get; set; }

    /// <summary>The body that watches over it.</summary>
    public Guid? Body { get; set; }

    /// <summary>The recommendation that it carries out.</summary>
    public Guid? Recommendation { get; set; }

    /// <summary>Only those with one of these marks.</summary>
    public List<ActionMark> Only { get; set; } = [];

    // "page" is also a route value of every Razor page, so it is taken from the query alone.
    [FromQuery(Name = "page")]
    [Range(1, 100_000)]
    public int Page { get; set; } = 1;

    /// <summary>Every row of every group, for a file; no address asks for it.</summary>
    [BindNever]
    public bool Whole { get; private init; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Theme) || Agency is not null || Owner is not null || Body is not null || Recommendation is not null || Only.Count > 0;

    /// <summary>The same plan with every row of every group.</summary>
    public ActionQuery AsWhole() => new()
    {
        State = State, Theme = Theme, Agency = Agency, Owner = Owner, Body = Body, Recommendation = Recommendation, Only = Only, Whole = true,
    };

    /// <summary>The same plan without one of its filters.</summary>
    public ActionQuery Without(string name, ActionMark? mark = null) => new()
    {
        State = State,
        Theme = name == nameof(Theme) ? null : Theme,
        Agency = name == nameof(Agency) ? null : Agency,
        Owner = name == nameof(Owner) ? null : Owner,
        Body = name == nameof(Body) ? null : Body,
        Recommendation = name == nameof(Recommendation) ? null : Recommendation,
        Only = [.. Only.Where(o => o != mark)],
    };

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
        Add("body", Body?.ToString());
        Add("recommendation", Recommendation?.ToString());
        foreach (var mark in Only.Distinct().Order())
        {
            Add("only", mark.ToString().ToLowerInvariant());
        }

        Add("state", state?.ToString().ToLowerInvariant());
        Add("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
        return parts.Count == 0 ? "/improvement" : $"/improvement?{string.Join('&', parts)}";
    }
}
