namespace LineOfSight.Kernel.Modules;

/// <summary>
/// A page with lists to choose from or a record to show: they are loaded before it is shown again with what was typed.
/// Its <c>OnGetAsync</c> calls the same method.
/// </summary>
public interface ILoad
{
    /// <summary>Reads what the page shows besides the input.</summary>
    /// <exception cref="Rules.NotVisible">The record is not there, or not for this person.</exception>
    Task LoadAsync(CancellationToken stop);
}
