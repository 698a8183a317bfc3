using System.Text;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Tests.Workshop;

namespace LineOfSight.Kernel.Tests.Acts;

public sealed class CheckpointTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    [Fact]
    public async Task A_checkpoint_says_where_every_chain_ends_and_is_never_written_over()
    {
        var partnership = await house.PartnershipAsync("Irwell");
        var keeper = await house.KeeperAsync("Ina Quill", partnership);
        await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "Text"));
        await house.Sealer.SealAsync(CancellationToken.None);
        var first = await house.Checkpoints.WriteAsync(CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken);
        await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "Text"));
        await house.Sealer.SealAsync(CancellationToken.None);
        house.Clock.Advance(TimeSpan.FromSeconds(-1));
        var second = await house.Checkpoints.WriteAsync(CancellationToken.None);
        house.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.NotEqual(first, second);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken));
        var read = house.Checkpoints.Read(second);
        Assert.Null(read.Trouble);
        var head = Assert.Single(read.Checkpoint!.Chains, h => h.Chain == partnership);
        Assert.Equal(2L, head.Count);
        Assert.Equal(Convert.ToHexStringLower(await house.SqlAsync<byte[]>("select hash from kernel.act_link where partnership_id = $1 and number = 2", partnership)), head.Hash);
        Assert.DoesNotContain(Directory.EnumerateFiles(house.Installation.Folder.Checkpoints), f => f.EndsWith(".draft", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_checkpoint_that_was_touched_is_not_believed_and_is_a_fault()
    {
        var partnership = await house.PartnershipAsync("Jordan");
        await house.NotesAsync(await house.KeeperAsync("Ola Penn", partnership), notes => notes.WriteAsync(partnership, "Text"));
        await house.Sealer.SealAsync(CancellationToken.None);
        var path = await house.Checkpoints.WriteAsync(CancellationToken.None);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        foreach (var altered in new[] { text.Replace("\"count\": 1", "\"count\": 2", StringComparison.Ordinal), text.Replace("checkpoint-1", "checkpoint-2", StringComparison.Ordinal), "{}", "", text[..^20] })
        {
            Assert.NotEqual(text, altered);
            var copy = Path.Combine(Directory.CreateTempSubdirectory("los-checkpoint-").FullName, "copy.json");
            await File.WriteAllTextAsync(copy, altered, TestContext.Current.CancellationToken);
            var read = house.Checkpoints.Read(copy);
            Assert.Null(read.Checkpoint);
            var fault = Assert.Single((await house.Verifier.VerifyAsync([read], TestContext.Current.CancellationToken)).Faults);
            Assert.Equal((FaultKind.Checkpoint, "Checkpoint copy.json"), (fault.Kind, fault.Chain));
            Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        }
    }

    [Fact]
    public void The_key_is_made_once_is_its_owners_alone_and_another_key_does_not_pass()
    {
        var (here, there) = (Directory.CreateTempSubdirectory("los-keys-").FullName, Directory.CreateTempSubdirectory("los-keys-").FullName);
        using var first = CheckpointKey.In(here);
        using var again = CheckpointKey.In(here);
        using var other = CheckpointKey.In(there);
        var text = Encoding.UTF8.GetBytes("text");
        Assert.True(again.HasSigned(text, first.Sign(text)));
        Assert.False(other.HasSigned(text, first.Sign(text)));
        Assert.False(again.HasSigned(text, [1, 2, 3]));
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", File.ReadAllText(Path.Combine(here, CheckpointKey.PublicFile)), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(here, CheckpointKey.PrivateFile)));
        }

        Directory.Delete(here, recursive: true);
        Directory.Delete(there, recursive: true);
    }

    [Fact]
    public void Two_that_make_a_key_at_once_arrive_at_the_same_one()
    {
        for (var turn = 0; turn < 60; turn++)
        {
            var folder = Directory.CreateTempSubdirectory("los-keys-").FullName;
            using var together = new Barrier(8);
            var keys = new string[together.ParticipantCount];
            var threads = Enumerable.Range(0, keys.Length).Select(i => new Thread(() =>
            {
                together.SignalAndWait();
                keys[i] = Convert.ToHexString(Kernel.Acts.ActKey.In(folder).DigestOf("a", null, null));
            })).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());
            Assert.Single(keys.Distinct());
            Assert.Single(Directory.EnumerateFiles(folder));
            Directory.Delete(folder, recursive: true);
        }
    }
}
