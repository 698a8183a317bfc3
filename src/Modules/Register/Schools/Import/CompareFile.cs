using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Import;

/// <summary>Sets a register file against what is held now. Reads only.</summary>
internal sealed class CompareFile(LineOfSightDb db, TimeProvider clock)
{
    /// <exception cref="RuleBroken">The file is not a register, or not a file of names.</exception>
    public async Task<RegisterDifference> CompareAsync(RegisterSource source, IProgress<int>? rowsRead, CancellationToken stop)
    {
        var held = await db.Set<School>().AsNoTracking().ToDictionaryAsync(school => school.Urn, stop);
        var names = Read("NamesFile", () => source.Names is { } file ? SchoolNames.Read(file, stop) : SchoolNames.None);
        return Read("File", () =>
        {
            using var file = RegisterFile.Open(source.Register, names, stop);
            var asOf = source.AsOf ?? CensusDay.FromFileName(source.FileName, file.Layout.PresenceMeansOpen) ?? clock.Today();
            var statement = RegisterStatement.Of(file.Layout, asOf, source.LaCode);
            return CompareRegister.Compare(held, statement, Counted(file.Rows(source.LaCode), rowsRead)) with
            {
                Layout = file.Layout.Title,
                Encoding = file.Encoding,
                NamesRejected = names.Rejected,
            };
        });
    }

    private static T Read<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RegisterRefused refused)
        {
            throw new RuleBroken(refused.Message, field);
        }
    }

    private static IEnumerable<RegisterRow> Counted(IEnumerable<RegisterRow> rows, IProgress<int>? read)
    {
        var count = 0;
        foreach (var row in rows)
        {
            if (++count % 1_000 == 0)
            {
                read?.Report(count);
            }

            yield return row;
        }

        read?.Report(count);
    }
}
