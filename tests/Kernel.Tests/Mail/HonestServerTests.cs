using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Mail.Smtp;
using LineOfSight.Kit;

namespace LineOfSight.Kernel.Tests.Mail;

/// <summary>A mail server that others wrote takes our letters, with and without a sign-in that is right.</summary>
public sealed class HonestServerTests
{
    private sealed record Taken(string From, string[] To, string Text);

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        using var node = Start(out var first);
        var port = JsonDocument.Parse((await first)!).RootElement.GetProperty("port").GetInt32();
        var settings = new MailSettings { Host = "127.0.0.1", Port = port, From = "no-reply@los.example.org", Site = "https://los.example.org", User = "los", Password = "s3cret" };
        var message = Message.Of(Guid.Empty, "ada@example.org", "Größe 🎈", ".\n..two\n" + new string('é', 3000), null, DateTimeOffset.UnixEpoch, settings);
        var delivered = await new SmtpPost(settings).SendAsync(message, () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal((Delivery.Taken, null), (delivered.Delivery, delivered.Trouble));
        var taken = JsonSerializer.Deserialize<Taken>((await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, JsonSerializerOptions.Web)!;
        Assert.Equal(("no-reply@los.example.org", "ada@example.org"), (taken.From, Assert.Single(taken.To)));
        Assert.Equal(Encoding.ASCII.GetString(message.Bytes), taken.Text);

        var wrong = await new SmtpPost(settings with { Password = "wrong" }).SendAsync(message, () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal(Delivery.ServerFailed, wrong.Delivery);
        Assert.StartsWith("The mail server did not take the user name and the password: 535", wrong.Trouble);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static Process Start(out Task<string?> first)
    {
        var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Shared.Root, "tests", "Kernel.Tests", "Mail", "honest.mjs")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
        first = node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        return node;
    }
}
