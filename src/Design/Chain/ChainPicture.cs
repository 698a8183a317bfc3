namespace LineOfSight.Design.Chain;

/// <summary>A line of sight to be drawn: columns from what was said to what was answered, and what led to what.</summary>
/// <param name="Title">What the picture shows, in one line; read out as its name.</param>
/// <param name="Description">What it says, in one or two sentences, for people who do not see it.</param>
/// <param name="Columns">The steps, in order: Said, Found, Done, Answered.</param>
/// <param name="Edges">Which node led to which; edges to unknown ids are left out.</param>
public sealed record ChainPicture(string Title, string Description, IReadOnlyList<ChainColumn> Columns, IReadOnlyList<ChainEdge> Edges);

/// <summary>One step of the line of sight.</summary>
/// <param name="Name">Its name, one or two words.</param>
/// <param name="Nodes">What happened at it, in the order to show.</param>
/// <param name="Empty">What is written when nothing happened yet.</param>
public sealed record ChainColumn(string Name, IReadOnlyList<ChainNode> Nodes, string Empty = "Nothing yet");

/// <summary>One thing in the line of sight.</summary>
/// <param name="Id">Unique in the picture.</param>
/// <param name="Title">What it is, in its own words; long ones wrap and are cut in the picture, never in the list.</param>
/// <param name="Detail">Who and when, and its state in words.</param>
/// <param name="Href">Its page; null when it has none, or the person may not open it.</param>
/// <param name="State">How it is drawn; the detail says the same in words.</param>
public sealed record ChainNode(string Id, string Title, string? Detail, string? Href, ChainState State = ChainState.None);

/// <summary>One thing led to another.</summary>
/// <param name="From">The id it comes from.</param>
/// <param name="To">The id it leads to.</param>
public sealed record ChainEdge(string From, string To);

/// <summary>How a node is drawn.</summary>
public enum ChainState
{
    /// <summary>As the others.</summary>
    None,

    /// <summary>What the page is about.</summary>
    Current,

    /// <summary>Its date has passed.</summary>
    Late,

    /// <summary>Done.</summary>
    Done,

    /// <summary>The person may not see what it is.</summary>
    Restricted,
}
