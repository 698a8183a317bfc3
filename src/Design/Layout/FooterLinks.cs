namespace LineOfSight.Design.Layout;

/// <summary>The links at the foot of every page.</summary>
public static class FooterLinks
{
    /// <summary>Wording and path, in order. The host serves these pages.</summary>
    public static IReadOnlyList<NavigationItem> All { get; } =
    [
        new("Accessibility", "/accessibility"),
        new("Privacy", "/privacy"),
        new("Cookies", "/cookies"),
        new("Help", "/help"),
    ];
}
