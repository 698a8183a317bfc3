using LineOfSight.Kernel.Data;

namespace LineOfSight.Kernel.Files;

/// <summary>A file as somebody sends it.</summary>
/// <param name="Name">The name that their browser gave it.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Open">Opens its bytes.</param>
public sealed record Upload(string Name, long Length, Func<Stream> Open);

/// <summary>A record that uses documents.</summary>
/// <param name="Record">The record.</param>
public sealed record DocumentHolder(IPartnershipRecord Record)
{
    /// <summary>The class of record, as acts name it.</summary>
    public string Kind => Record.GetType().Name;
}
