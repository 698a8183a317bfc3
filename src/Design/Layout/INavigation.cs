using Microsoft.AspNetCore.Http;

namespace LineOfSight.Design.Layout;

/// <summary>Says what stands in the header and navigation of a page. The host implements it; it is asked once a page.</summary>
public interface INavigation
{
    /// <summary>The navigation for whoever asks; only what they can open.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    ValueTask<NavigationModel> ForAsync(HttpContext context, CancellationToken cancellationToken = default);
}

/// <summary>The navigation of one page.</summary>
public sealed record NavigationModel
{
    /// <summary>Nothing: no sections, no partnership.</summary>
    public static NavigationModel Empty { get; } = new();

    /// <summary>Shown beside the product's name; null for none.</summary>
    public string? PartnershipName { get; init; }

    /// <summary>The top-level sections, at most eight.</summary>
    public IReadOnlyList<NavigationItem> Sections { get; init; } = [];

    /// <summary>At the end of the bar: search, account, sign out.</summary>
    public IReadOnlyList<NavigationItem> Account { get; init; } = [];

    /// <summary>The way to another partnership; null unless the person works in more than one.</summary>
    public PartnershipSwitch? Switch { get; init; }
}

/// <summary>One place to go.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Current">The page is this place or inside it.</param>
/// <param name="Post">It changes something (signing out): sent as a form with an antiforgery token.</param>
public sealed record NavigationItem(string Text, string Href, bool Current = false, bool Post = false);

/// <summary>A form that changes the partnership one works in: posts <paramref name="FieldName"/> to <paramref name="Action"/>.</summary>
/// <param name="Action">Where the form is posted.</param>
/// <param name="Choices">The partnerships to choose from.</param>
/// <param name="FieldName">The name of the field.</param>
public sealed record PartnershipSwitch(string Action, IReadOnlyList<PartnershipChoice> Choices, string FieldName = "partnership");

/// <summary>A partnership to work in.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Name">What is shown.</param>
/// <param name="Current">The one worked in now.</param>
public sealed record PartnershipChoice(string Value, string Name, bool Current = false);

/// <summary>For pages before sign-in, and hosts that have no sections yet.</summary>
internal sealed class NoNavigation : INavigation
{
    public ValueTask<NavigationModel> ForAsync(HttpContext context, CancellationToken cancellationToken = default) => new(NavigationModel.Empty);
}
