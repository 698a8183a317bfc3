namespace LineOfSight.Linkage.Models;

/// <summary>Settings or a model that this engine cannot run as they are: it says where, and nothing is guessed.</summary>
/// <param name="where">Such as <c>comparison "dob", level 3</c>.</param>
/// <param name="what">What is wrong or not understood.</param>
public sealed class ModelRefusedException(string where, string what) : Exception($"{where}: {what}")
{
    /// <summary>The place in the settings.</summary>
    public string Where { get; } = where;
}
