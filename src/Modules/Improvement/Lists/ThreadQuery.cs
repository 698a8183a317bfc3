using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace LineOfSight.Improvement.Lists;

/// <summary>What the address of a list of recommendations, decisions or measures asks for.</summary>
internal sealed class ThreadQuery
{
    /// <summary>One group alone, by its key.</summary>
    [StringLength(20)]
    public string? State { get; set; }

    // "page" is also a route value of every Razor page, so it is taken from the query alone.
    [FromQuery(Name = "page")]
    [Range(1, 100_000)]
    public int Page { get; set; } = 1;
}
