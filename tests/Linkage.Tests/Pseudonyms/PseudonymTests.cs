using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LineOfSight.Linkage.Persons;
using LineOfSight.Linkage.Pseudonyms;

namespace LineOfSight.Linkage.Tests.Pseudonyms;

public sealed class PseudonymTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RecordKey Record = new("health", "H1");
    private readonly string folder = Directory.CreateTempSubdirectory("pseudonyms").FullName;

    private string File => Path.Combine(folder, "keys.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_code_is_what_the_two_standards_say_step_by_step()
    {
        using var keys = PseudonymKeys.Create(File, Day);
        var master = Convert.FromBase64String(JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.GetProperty("keys")[0].GetProperty("key").GetString()!);

        // RFC 5869 by hand: extract with 32 zero bytes for salt, then expand once.
        var extracted = HMACSHA256.HashData(new byte[32], master);
        byte[] info = [.. "line-of-sight pseudonym 1"u8, 0, 0, 0, 6, .. "report"u8, 0, 0, 0, 6, .. "police"u8];
        var derived = HMACSHA256.HashData(extracted, (byte[])[.. info, 1]);
        var mac = HMACSHA256.HashData(derived, "health\0H1"u8);

        // RFC 4648's base 32 through one long number.
        var number = new System.Numerics.BigInteger(mac.AsSpan(0, 16), isUnsigned: true, isBigEndian: true) << 2;
        var code = new StringBuilder();
        for (var digit = 25; digit >= 0; digit--)
        {
            code.Append("abcdefghijklmnopqrstuvwxyz234567"[(int)((number >> (5 * digit)) & 31)]);
        }

        using var codes = keys.For("report", "police");
        Assert.Equal($"v1.{code}", codes.Of(Record));
        Assert.Equal(1, Pseudonymiser.VersionOf(codes.Of(Record)));
    }

    [Fact]
    public void A_code_from_fixed_bytes_never_changes()
    {
        // Computed once with Python's hmac and base64, which know nothing of this code.
        using var codes = new Pseudonymiser(new MasterKey(3, Day, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]), "report", "police");
        Assert.Equal("v3.v3rlibm56ijtseysripgqoogeu", codes.Of(Record));
    }

    [Fact]
    public void Names_that_read_the_same_when_joined_give_other_codes()
    {
        using var keys = PseudonymKeys.Create(File, Day);
        (string, string)[] names = [("report", "police"), ("police", "report"), ("reportp", "olice"), ("r", "eportpolice"), ("report\0", "police"), ("report", "\0police"), ("Report", "police"), ("report\0\0\0\u0006police", "x")];
        var all = names.Select(n =>
        {
            using var codes = keys.For(n.Item1, n.Item2);
            return codes.Of(Record);
        });
        Assert.Equal(names.Length, all.Distinct().Count());
        using var some = keys.For("report", "police");
        RecordKey[] records = [new("a", "bc"), new("ab", "c"), new("", "abc"), new("a", "\0bc"), new("a", "b\0c")];
        Assert.Equal(records.Length, records.Select(some.Of).Distinct().Count());
        Assert.Throws<ArgumentException>(() => some.Of(new RecordKey("a\0b", "c")));
        Assert.Throws<ArgumentException>(() => some.Of(new RecordKey("a", "")));
        Assert.ThrowsAny<ArgumentException>(() => some.Of(new RecordKey("a", "\ud800")));
    }

    [Theory]
    [InlineData("", "police")]
    [InlineData("report", "")]
    [InlineData("report", "  ")]
    [InlineData(" report", "police")]
    [InlineData("report", "police\n")]
    public void A_purpose_and_a_custodian_have_names(string purpose, string custodian)
    {
        using var keys = PseudonymKeys.Create(File, Day);
        Assert.Throws<ArgumentException>(() => keys.For(purpose, custodian));
    }

    [Fact]
    public void Rotation_writes_with_the_new_version_and_still_makes_the_old_codes()
    {
        string old;
        using (var keys = PseudonymKeys.Create(File, Day))
        using (var codes = keys.For("report", "police"))
        {
            old = codes.Of(Record);
        }

        using var rotated = PseudonymKeys.Rotate(File, Day.AddYears(1));
        using var read = PseudonymKeys.Read(File);
        Assert.Equal([(1, Day), (2, Day.AddYears(1))], read.Versions);
        Assert.Equal(2, read.Current);
        using var now = read.For("report", "police");
        using var before = read.For("report", "police", Pseudonymiser.VersionOf(old));
        using var same = rotated.For("report", "police");
        Assert.StartsWith("v2.", now.Of(Record), StringComparison.Ordinal);
        Assert.NotEqual(old[3..], now.Of(Record)[3..]);
        Assert.Equal(old, before.Of(Record));
        Assert.Equal(now.Of(Record), same.Of(Record));
        Assert.Throws<KeysRefusedException>(() => read.For("report", "police", 3));
        Assert.Equal([File], Directory.GetFiles(folder));
    }

    [Fact]
    public void Only_the_owner_can_read_the_file_and_otherwise_it_is_refused()
    {
        using (PseudonymKeys.Create(File, Day))
        {
        }

        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are a matter of Unix");
        if (!OperatingSystem.IsWindows())
        {
            foreach (var rotate in new[] { false, true })
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
                PseudonymKeys.Rotate(File, Day).Dispose();
            }

            foreach (var mode in new[] { UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.OtherWrite })
            {
                System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | mode);
                Assert.Contains("chmod 600 keys.json", Assert.Throws<KeysRefusedException>(() => PseudonymKeys.Read(File)).Message, StringComparison.Ordinal);
                Assert.Throws<KeysRefusedException>(() => PseudonymKeys.Rotate(File, Day));
            }
        }
    }

    [Fact]
    public void A_key_file_is_never_overwritten_nor_laid_into_the_output()
    {
        PseudonymKeys.Create(File, Day).Dispose();
        var before = System.IO.File.ReadAllText(File);
        Assert.Throws<KeysRefusedException>(() => PseudonymKeys.Create(File, Day));
        Assert.Equal(before, System.IO.File.ReadAllText(File));
        Assert.Throws<KeysRefusedException>(() => PseudonymKeys.DemandOutside(File, folder));
        Assert.Throws<KeysRefusedException>(() => PseudonymKeys.DemandOutside(Path.Combine(folder, "a", "..", "b", "k.json"), folder + "/"));
        PseudonymKeys.DemandOutside(File, Path.Combine(folder, "out"));
        PseudonymKeys.DemandOutside(File, folder + "2");
        Directory.CreateSymbolicLink(folder + "-link", folder);
        Assert.Throws<KeysRefusedException>(() => PseudonymKeys.DemandOutside(Path.Combine(folder + "-link", "keys.json"), folder));
        Directory.Delete(folder + "-link");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"pseudonym keys 2\"}")]
    [InlineData("{\"format\":\"pseudonym keys 1\"}")]
    [InlineData("{\"format\":\"pseudonym keys 1\",\"keys\":[null]}")]
    [InlineData("{\"format\":\"pseudonym keys 1\",\"keys\":[{\"version\":1,\"made\":\"2026-03-01T00:00:00.0000000+00:00\",\"key\":\"c2VjcmV0\"}]}")]
    [InlineData("{\"format\":\"pseudonym keys 1\",\"keys\":[{\"version\":\"secret\",\"key\":\"secret!\"}]}")]
    [InlineData("{\"format\":\"pseudonym keys 1\",\"format\":\"pseudonym keys 1\",\"keys\":[]}")]
    [InlineData("{\"format\":\"pseudonym keys 1\",\"keys\":[secret")]
    public void A_damaged_key_file_is_refused_without_a_word_of_it(string text)
    {
        System.IO.File.WriteAllText(File, text);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var refused = Assert.Throws<KeysRefusedException>(() => PseudonymKeys.Read(File));
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1.abcdefghijklmnopqrstuvwxyz", 1)]
    [InlineData("v12.abcdefghijklmnopqrstuvwx27", 12)]
    [InlineData("v1.abcdefghijklmnopqrstuvwxy", null)]
    [InlineData("v1.abcdefghijklmnopqrstuvwxy1", null)]
    [InlineData("x1.abcdefghijklmnopqrstuvwxyz", null)]
    [InlineData("v.abcdefghijklmnopqrstuvwxyz", null)]
    [InlineData("v-1.abcdefghijklmnopqrstuvwxyz", null)]
    [InlineData("", null)]
    public void The_version_is_read_off_a_code(string code, int? version) => Assert.Equal(version, Pseudonymiser.VersionOf(code));
}
