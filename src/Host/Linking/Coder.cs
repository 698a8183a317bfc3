using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Persons;
using LineOfSight.Linkage.Pseudonyms;

namespace LineOfSight.Host.Linking;

/// <summary>Codes in place of ids, for one purpose and one custodian.</summary>
internal sealed class Coder : IDisposable
{
    private readonly PseudonymKeys keys;
    private readonly Pseudonymiser pseudonymiser;

    private Coder(PseudonymKeys keys, Pseudonymiser pseudonymiser) => (this.keys, this.pseudonymiser) = (keys, pseudonymiser);

    public static Coder? Of(FileInfo? file, string? purpose, string? custodian, DirectoryInfo output, TimeProvider clock)
    {
        if (file is null)
        {
            return purpose is null && custodian is null ? null : throw new ArgumentException("--purpose and --custodian go with --pseudonyms: name the key file.");
        }

        if (string.IsNullOrWhiteSpace(purpose) || string.IsNullOrWhiteSpace(custodian))
        {
            throw new ArgumentException("--pseudonyms needs --purpose and --custodian: codes are of one purpose and one custodian, so that two outputs cannot be joined.");
        }

        try
        {
            PseudonymKeys.DemandOutside(file.FullName, output.FullName);
            var keys = file.Exists ? PseudonymKeys.Read(file.FullName) : PseudonymKeys.Create(file.FullName, clock.GetUtcNow());
            return new Coder(keys, keys.For(purpose, custodian));
        }
        catch (KeysRefusedException refused)
        {
            throw new ArgumentException(refused.Message, refused);
        }
    }

    /// <summary>The code of each record, made once.</summary>
    public Func<int, string> CodesOf(Linked linked)
    {
        var codes = new string[linked.Records.Rows];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = pseudonymiser.Of(new RecordKey(linked.Records.Source(row), linked.Records.Id(row)));
        }

        return row => codes[row];
    }

    public void Dispose()
    {
        pseudonymiser.Dispose();
        keys.Dispose();
    }
}
