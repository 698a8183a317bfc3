using LineOfSight.Host.Access.Factors;

namespace LineOfSight.Host.Pages;

/// <summary>A button that asks the browser for a passkey.</summary>
/// <param name="Kind">"get" to use one, "create" to make one.</param>
/// <param name="Question">What the browser is asked.</param>
/// <param name="Words">The button's words.</param>
/// <param name="Action">Where the answer goes.</param>
/// <param name="Without">What stands in its place where the browser has no script or no passkeys.</param>
internal sealed record PasskeyButton(string Kind, Passkeys.Question Question, string Words, string Action, string Without)
{
    public string? From { get; init; }

    public bool AsksName { get; init; }

    public string? Name { get; init; }
}
