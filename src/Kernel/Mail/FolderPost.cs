using System.Globalization;
using LineOfSight.Kernel.Acts.Sealing;

namespace LineOfSight.Kernel.Mail;

/// <summary>In Development letters become files of a folder, whole or not at all, named by the letter: one that is there was sent.</summary>
internal sealed class FolderPost(string folder) : IPost
{
    public async Task<Delivered> SendAsync(Message message, Func<Task> handingOver, CancellationToken stop)
    {
        await handingOver();
        try
        {
            Directory.CreateDirectory(folder);
            WholeFile.TryCreate(PathOf(message.Id), message.Bytes, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return new Delivered(Delivery.Taken);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // The file is not there, so nothing has gone.
            return new Delivered(Delivery.ServerFailed, IsFull(trouble) ? "The disk that takes letters is full." : "The folder for letters cannot be written.");
        }
    }

    public bool? HasArrived(Guid letter) => File.Exists(PathOf(letter));

    private static bool IsFull(Exception trouble) => (trouble.HResult & 0xFFFF) is 28 or 112;

    private string PathOf(Guid letter) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{letter:D}.eml"));
}

/// <summary>No way out is set: letters wait.</summary>
internal sealed class NoPost : IPost
{
    public Task<Delivered> SendAsync(Message message, Func<Task> handingOver, CancellationToken stop) =>
        Task.FromResult(new Delivered(Delivery.ServerFailed, "No mail server is set."));

    public bool? HasArrived(Guid letter) => null;
}
