using System.Diagnostics;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Tests.Mail;

/// <summary>What waits is sent, once; what cannot be sent is tried again, given up and shown; what may have gone is never sent again by itself.</summary>
public sealed class SendLettersTests(PostHouse house) : IClassFixture<PostHouse>
{
    [Fact]
    public async Task A_letter_becomes_a_file_once_and_says_where_to_sign_in()
    {
        await using var post = house.Files();
        var (_, letter) = await house.WaitingAsync(post);
        Assert.True(await house.TurnAsync(post));
        Assert.Equal("sent", await house.StateAsync(letter));
        var file = Path.Combine(house.Outbox, $"{letter:D}.eml");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("Subject: An action was given to you: A-7KQ2M\r\n", text);
        Assert.Contains("\r\nSign in to see it:\r\nhttps://los.example.org/improvement/action/1\r\n", text);
        Assert.Contains("It is due on 20 April 2026.", text);
        File.Delete(file);
        Assert.True(await house.TurnAsync(post));
        Assert.False(File.Exists(file));
        Assert.Equal("sent", await house.SqlAsync<string>("select outcome from kernel.letter_try where letter_id = $1", letter));
    }

    [Fact]
    public async Task A_closed_account_gets_nothing()
    {
        await using var post = house.Files();
        var (reader, letter) = await house.WaitingAsync(post);
        await house.SqlAsync("update identity.account set closed_at = now() where id = $1", reader);
        await house.TurnAsync(post);
        Assert.Equal(("withdrawn", "The account is closed or has no email address."), (await house.StateAsync(letter), await house.TroubleAsync(letter)));
        Assert.False(File.Exists(Path.Combine(house.Outbox, $"{letter:D}.eml")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_loses_nothing_and_is_tried_again_ever_later_until_somebody_must_look()
    {
        await house.ClearAsync();
        var blocked = Path.Combine(house.Installation.Folder.Path, "blocked");
        await File.WriteAllTextAsync(blocked, "a file where the folder should be", TestContext.Current.CancellationToken);
        await using var post = house.Post(new MailSettings { Folder = blocked });
        var (_, letter) = await house.WaitingAsync(post);
        var tries = new List<TimeSpan>();
        for (var i = 0; i < MailSettings.Retries.Count; i++)
        {
            var before = house.Clock.GetUtcNow();
            Assert.False(await house.TurnAsync(post));
            Assert.Equal("failed", await house.StateAsync(letter));
            tries.Add(await house.SqlAsync<DateTime>("select next_try_at from kernel.letter where id = $1", letter) - before.UtcDateTime);
            Assert.True(await house.TurnAsync(post), "nothing is due before its time");
            house.Clock.Advance(tries[^1]);
        }

        Assert.Equal(MailSettings.Retries, tries);
        Assert.False(await house.TurnAsync(post));
        Assert.Equal(("given-up", "The folder for letters cannot be written."), (await house.StateAsync(letter), await house.TroubleAsync(letter)));
        Assert.Equal(7, await house.SqlAsync<long>("select count(*) from kernel.letter_try where letter_id = $1 and outcome = 'failed'", letter));
        Assert.Equal(
            "The folder for letters cannot be written. Letters wait and are tried again.",
            await house.SqlAsync<string>("select failure from kernel.job_run where job = 'kernel.send-letters' and outcome = 'failed' order by due_at desc limit 1"));
    }

    [Fact]
    public async Task A_full_disk_says_so_leaves_no_half_letter_and_sends_when_there_is_room()
    {
        await house.ClearAsync();
        var folder = Directory.CreateDirectory(Path.Combine(house.Installation.Folder.Path, "small")).FullName;
        using (var mount = Process.Start("mount", ["-t", "tmpfs", "-o", "size=8k", "tmpfs", folder]))
        {
            await mount.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.SkipUnless(mount.ExitCode == 0, "this machine lets nobody mount a small disk");
        }

        try
        {
            var filler = Path.Combine(folder, "filler");
            await File.WriteAllBytesAsync(filler, new byte[8192], TestContext.Current.CancellationToken);
            await using var post = house.Post(new MailSettings { Folder = folder });
            var (_, letter) = await house.WaitingAsync(post);
            Assert.False(await house.TurnAsync(post));
            Assert.Equal(("failed", "The disk that takes letters is full."), (await house.StateAsync(letter), await house.TroubleAsync(letter)));
            Assert.Equal([filler], Directory.GetFiles(folder));
            File.Delete(filler);
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.True(await house.TurnAsync(post));
            Assert.Equal("sent", await house.StateAsync(letter));
        }
        finally
        {
            using var unmount = Process.Start("umount", [folder]);
            await unmount.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Without_a_way_out_letters_wait_and_the_job_says_what_to_set()
    {
        await house.ClearAsync();
        await using var post = house.Post(new MailSettings());
        var (_, letter) = await house.WaitingAsync(post);
        Assert.False(await house.TurnAsync(post));
        Assert.Equal("waiting", await house.StateAsync(letter));
        Assert.Equal(
            "1 letter waits, because no mail server is set. Whoever runs the installation sets Mail:Host.",
            await house.SqlAsync<string>("select failure from kernel.job_run where job = 'kernel.send-letters' order by due_at desc limit 1"));
    }

    [Theory]
    [InlineData(false, "failed")]
    [InlineData(true, "unknown")]
    public async Task A_sender_that_died_before_handing_over_is_followed_and_one_that_died_after_it_is_asked_about(bool handedOver, string state)
    {
        await house.ClearAsync();
        await using var server = new ScriptedServer();
        await using var post = house.Post(server.Settings);
        var (_, letter) = await house.WaitingAsync(post);
        var queue = post.GetRequiredService<LetterQueue>();
        var claimed = await queue.ClaimAsync(CancellationToken.None);
        if (handedOver)
        {
            await queue.HandOverAsync(claimed!, CancellationToken.None);
        }

        await house.TurnAsync(post);
        Assert.Equal("sending", await house.StateAsync(letter));
        await house.SqlAsync("update kernel.letter set held_until = clock_timestamp() - interval '1 second' where id = $1", letter);
        await house.TurnAsync(post);
        Assert.Equal((state, "The program stopped while it was sending this."), (await house.StateAsync(letter), await house.TroubleAsync(letter)));
        house.Clock.Advance(TimeSpan.FromDays(30));
        await house.TurnAsync(post);
        await server.HearOutAsync();
        Assert.Equal(handedOver ? 0 : 1, server.Letters.Count);
    }

    [Fact]
    public async Task Two_nodes_send_each_of_a_hundred_letters_once()
    {
        await house.ClearAsync();
        await using var server = new ScriptedServer();
        await using var one = house.Post(server.Settings);
        await using var two = house.Post(server.Settings);
        var reader = await house.PersonAsync("Hal Gorse", "business-manager", house.Partnership);
        await PostHouse.WriteAsync(one, reader, async o =>
        {
            for (var i = 0; i < 100; i++)
            {
                await o.AddAsync(house.Given(reader), CancellationToken.None);
            }

            return true;
        });
        // Beside each other, past the lock that keeps turns apart: the letters' own claims must be enough.
        await Task.WhenAll(new[] { one, two, one, two }.Select(async post =>
        {
            await using var scope = post.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Kernel.Data.WayIn>().OfJobs();
            await scope.ServiceProvider.GetRequiredService<Kernel.Data.UnitOfWork>().EnterAsync(Kernel.Access.Account.Itself, null, CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<SendLetters>().RunAsync(new Kernel.Jobs.JobTurn(SendLetters.Kind, house.Clock.GetUtcNow(), 1), CancellationToken.None);
        }));
        Assert.Equal(100, await house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1 and state = 'sent' and tries = 1", reader));
        await server.HearOutAsync();
        Assert.Equal(100, server.Letters.Count);
        Assert.Equal(100, server.Letters.Select(l => l.Split("Message-ID: ")[1].Split('\r')[0]).Distinct().Count());
    }
}
