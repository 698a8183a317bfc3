using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Search;

/// <summary>
/// A search that somebody made, kept for a day so that its address holds a random id and never a name. Nobody but that person can read it.
/// </summary>
public sealed class SearchMade : IRecord
{
    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>Who searched.</summary>
    [NotInActs]
    public required Guid PersonId { get; init; }

    /// <summary>The words as they were typed.</summary>
    public required string Words { get; init; }

    /// <summary>Only this kind, or null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>When (UTC).</summary>
    [NotInActs]
    public required DateTimeOffset At { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<SearchMade>
    {
        public void Configure(EntityTypeBuilder<SearchMade> search) => search.ToTable("search_made", "kernel");
    }
}
