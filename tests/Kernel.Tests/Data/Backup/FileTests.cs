using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Data.Backup;

namespace LineOfSight.Kernel.Tests.Data.Backup;

/// <summary>The file: without its passphrase it says nothing, and whatever was done to it is noticed.</summary>
public sealed class FileTests(BackupHouse house) : IClassFixture<BackupHouse>
{
    [Fact]
    public async Task Nothing_that_anybody_wrote_stands_in_the_file_in_the_clear()
    {
        var bytes = await MadeAsync();
        foreach (var word in (byte[][])["Zinnober"u8.ToArray(), "Keeper of Aire"u8.ToArray(), await File.ReadAllBytesAsync(Path.Combine(house.Folder.Keys, "acts.key"), TestContext.Current.CancellationToken)])
        {
            Assert.Equal(-1, bytes.AsSpan().IndexOf(word));
        }
    }

    [Fact]
    public async Task A_wrong_passphrase_is_told_from_a_changed_byte()
    {
        var bytes = await MadeAsync();
        Assert.IsType<WrongPassphrase>(Refused(bytes, Passphrase.Of("correct horse battery stable")));
        bytes[^1] ^= 1;
        Assert.StartsWith("The backup is damaged: piece ", Assert.IsType<BackupDamaged>(Refused(bytes, BackupHouse.Secret)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_byte_that_was_changed_is_noticed()
    {
        var bytes = await MadeAsync();
        // Every kind of place: the magic word, the head, its hashes, the first chunk's length, and places everywhere.
        var head = 12 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(8));
        foreach (var at in (int[])[0, 7, 9, 20, head - 1, head, head + 31, head + 64, head + 67, head + 68, bytes.Length - 1, .. Enumerable.Range(0, 12).Select(_ => RandomNumberGenerator.GetInt32(bytes.Length))])
        {
            bytes[at] ^= 0x10;
            Assert.True(Refused(bytes, BackupHouse.Secret) is not null, $"a changed byte at {at} of {bytes.Length} was not noticed");
            bytes[at] ^= 0x10;
        }

        Assert.Null(Refused(bytes, BackupHouse.Secret));
    }

    [Fact]
    public async Task A_file_that_was_cut_or_lengthened_is_noticed()
    {
        var bytes = await MadeAsync();
        foreach (var length in (int[])[0, 5, 100, bytes.Length / 2, bytes.Length - 17, bytes.Length - 1])
        {
            Assert.NotNull(Refused(bytes[..length], BackupHouse.Secret));
        }

        Assert.Contains("put behind its end", Refused([.. bytes, 0], BackupHouse.Secret)!.Message, StringComparison.Ordinal);
        Assert.Contains("cut off", Refused(bytes[..^1], BackupHouse.Secret)!.Message, StringComparison.Ordinal);
        Assert.Equal("This file is not a backup of Line of Sight.", Refused(Encoding.UTF8.GetBytes("Dear diary, this is no backup"), BackupHouse.Secret)!.Message);
    }

    [Fact]
    public async Task Nothing_is_written_over_and_a_short_passphrase_is_refused()
    {
        var path = house.NewPlace();
        await File.WriteAllTextAsync(path, "mine", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<BackupRefused>(() => house.Writer.WriteAsync(path, BackupHouse.Secret, CancellationToken.None));
        Assert.Contains("never written over another", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Contains("at least 16", Assert.Throws<BackupRefused>(() => Passphrase.Of("short")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys/../../etc/passwd")]
    [InlineData("../keys/acts.key")]
    [InlineData("/etc/passwd")]
    [InlineData("postgres/PG_VERSION")]
    [InlineData("keys//acts.key")]
    [InlineData("keys/./acts.key")]
    public void A_file_goes_nowhere_but_into_its_folder(string path) => Assert.Throws<BackupDamaged>(() => BackupFiles.Place(house.Folder.Path, path));

    private async Task<byte[]> MadeAsync()
    {
        var path = house.NewPlace();
        await house.Writer.WriteAsync(path, BackupHouse.Secret, TestContext.Current.CancellationToken);
        return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
    }

    private BackupRefused? Refused(byte[] bytes, Passphrase passphrase)
    {
        var path = house.NewPlace();
        File.WriteAllBytes(path, bytes);
        try
        {
            BackupReader.Check(path, passphrase, TestContext.Current.CancellationToken);
            return null;
        }
        catch (BackupRefused refused)
        {
            return refused;
        }
    }
}
