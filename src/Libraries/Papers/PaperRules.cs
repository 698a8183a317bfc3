namespace LineOfSight.Papers;

/// <summary>What makes a paper readable by everybody, whatever file it becomes.</summary>
public static class PaperRules
{
    /// <summary>Refuses a paper that somebody could not follow: without a title, with a heading level left out, with a table that does not fit.</summary>
    /// <exception cref="ArgumentException">Says what is wrong.</exception>
    public static void Check(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentException.ThrowIfNullOrWhiteSpace(paper.Title);
        var level = 1;
        foreach (var block in paper.Blocks)
        {
            switch (block)
            {
                case Heading heading:
                    if (heading.Level is < 2 or > 4 || heading.Level > level + 1 || string.IsNullOrWhiteSpace(heading.Text))
                    {
                        throw new ArgumentException($"The heading “{heading.Text}” is of level {heading.Level} after level {level}: headings go down one level at a time, from 2 to 4, and have words.");
                    }

                    level = heading.Level;
                    break;
                case Grid grid when grid.Headings.Count == 0 || grid.Rows.Any(r => r.Count != grid.Headings.Count):
                    throw new ArgumentException($"The table “{grid.Caption}” has a row that does not fit its {grid.Headings.Count} headings.");
                case Points { Items.Count: 0 }:
                    throw new ArgumentException("A list without items is no list: say that there is nothing.");
                case Statement { Source.Words: var words } when string.IsNullOrWhiteSpace(words):
                    throw new ArgumentException("A statement says where it comes from.");
            }
        }
    }

    /// <summary>The level of the heading that a chart or table gets: one below the part it stands in.</summary>
    /// <param name="blocks">The paper's blocks.</param>
    /// <param name="index">Which of them.</param>
    /// <returns>2 to 4.</returns>
    public static int LevelAt(IReadOnlyList<Block> blocks, int index)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return Math.Min(4, (blocks.Take(index).OfType<Heading>().LastOrDefault()?.Level ?? 1) + 1);
    }
}
