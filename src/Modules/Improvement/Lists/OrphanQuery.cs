using System.ComponentModel.DataAnnotations;

namespace LineOfSight.Improvement.Lists;

/// <summary>What the address of the report of broken lines asks for.</summary>
internal sealed class OrphanQuery
{
    [StringLength(Finding.ThemeLimit)]
    public string? Theme { get; set; }

    public Guid? Owner { get; set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Theme) || Owner is not null;
}
