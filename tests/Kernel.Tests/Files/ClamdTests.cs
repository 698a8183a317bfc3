using System.Net;
using System.Net.Sockets;
using System.Text;
using LineOfSight.Kernel.Files;
using LineOfSight.Kit;

namespace LineOfSight.Kernel.Tests.Files;

/// <summary>What a scanner may answer, and the only answer that makes a file clean.</summary>
public sealed class ClamdTests
{
    [Theory]
    [InlineData("stream: OK", ScanVerdict.Clean)]
    [InlineData("stream: Eicar-Test-Signature FOUND", ScanVerdict.Infected)]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", ScanVerdict.Unknown)]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanVerdict.Unknown)]
    [InlineData("stream: OK ", ScanVerdict.Unknown)]
    [InlineData(" stream: OK", ScanVerdict.Unknown)]
    [InlineData("STREAM: OK", ScanVerdict.Unknown)]
    [InlineData("OK", ScanVerdict.Unknown)]
    [InlineData("", ScanVerdict.Unknown)]
    [InlineData("stream: timed out ERROR", ScanVerdict.Unknown)]
    [InlineData("stream: FOUND OK", ScanVerdict.Unknown)]
    public void Only_one_answer_is_clean(string answer, ScanVerdict verdict) => Assert.Equal(verdict, Clamd.Read(answer).Verdict);

    [Theory]
    [InlineData("stream: OK\0", ScanVerdict.Clean)]
    [InlineData("stream: OK", ScanVerdict.Unknown)]
    [InlineData("stream: OK\0stream: OK\0", ScanVerdict.Unknown)]
    [InlineData("stream: Eicar FOUND\0", ScanVerdict.Infected)]
    [InlineData("", ScanVerdict.Unknown)]
    [InlineData(null, ScanVerdict.Unknown)]
    public async Task A_lying_or_broken_scanner_makes_nothing_clean(string? answer, ScanVerdict verdict)
    {
        await using var fake = new FakeClamd(answer);
        using var file = new MemoryStream(new byte[300_000]);
        var result = await new Clamd(fake.Address, TimeSpan.FromMilliseconds(answer is null ? 300 : 20_000)).ScanAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(verdict, result.Verdict);
    }

    [Fact]
    public async Task Nobody_there_makes_nothing_clean()
    {
        using var file = new MemoryStream([1]);
        foreach (var address in (EndPoint[])[new UnixDomainSocketEndPoint("/tmp/nobody-listens-here.sock"), new IPEndPoint(IPAddress.Loopback, 1)])
        {
            Assert.Equal(ScanVerdict.Unknown, (await new Clamd(address, TimeSpan.FromSeconds(5)).ScanAsync(file, TestContext.Current.CancellationToken)).Verdict);
        }
    }

    [Theory]
    [InlineData(null, true, Scanning.Off)]
    [InlineData("off", true, Scanning.Off)]
    [InlineData(null, false, Scanning.NotSet)]
    [InlineData("off", false, Scanning.NotSet)]
    [InlineData("unix:/run/clamav/clamd.ctl", false, Scanning.On)]
    [InlineData("tcp:127.0.0.1:3310", false, Scanning.On)]
    [InlineData("tcp:[::1]:3310", true, Scanning.On)]
    public void The_setting_is_read(string? setting, bool isDevelopment, Scanning scanning) => Assert.Equal(scanning, Clamd.Of(setting, isDevelopment).Scanning);

    [Theory]
    [InlineData("tcp:10.0.0.1:3310")]
    [InlineData("tcp:127.0.0.1")]
    [InlineData("unix:clamd.ctl")]
    [InlineData("clamd")]
    public void A_setting_that_cannot_be_meant_is_refused(string setting) =>
        Assert.Contains(setting, Assert.Throws<FormatException>(() => Clamd.Of(setting, false)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_real_one_finds_the_test_file_alone_and_in_containers()
    {
        await using var clamd = await RealClamd.StartAsync();
        async Task<ScanVerdict> OfAsync(byte[] content)
        {
            using var file = new MemoryStream(content);
            return (await new Clamd(clamd.Address, TimeSpan.FromSeconds(20)).ScanAsync(file, TestContext.Current.CancellationToken)).Verdict;
        }

        var eicar = Encoding.Latin1.GetString(RealClamd.Eicar());
        Assert.Equal(ScanVerdict.Clean, await OfAsync(MadeFiles.Docx()));
        Assert.Equal(ScanVerdict.Infected, await OfAsync(RealClamd.Eicar()));
        Assert.Equal(ScanVerdict.Infected, await OfAsync(new RawZip().Add("eicar.com", RealClamd.Eicar()).Make()));
        Assert.Equal(ScanVerdict.Infected, await OfAsync(MadeFiles.Docx(("word/media/image1.bin", eicar))));
        Assert.Equal(ScanVerdict.Unknown, await OfAsync(new byte[RealClamd.MostBytes + 1]));
    }
}
