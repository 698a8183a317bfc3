using Npgsql;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>Takes a closer look at the first entry of a chain whose hash does not hold, and says what was done there.</summary>
internal sealed class Diagnosis(NpgsqlConnection connection)
{
    /// <summary>What was done, and at which entry.</summary>
    public sealed record Finding(long Number, Guid? Act, FaultKind Kind, string Words);

    public async Task<Finding> OfAsync(Guid chain, long number, Guid act, CancellationToken stop)
    {
        if (await CopiedFromAsync(chain, act, stop) is { } copied)
        {
            return new Finding(number, act, FaultKind.Inserted, copied);
        }

        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"copy (select {EntryBytes.Columns} from kernel.act_link l join kernel.act a on a.id = l.act_id where l.partnership_id = '{chain}' and l.number >= {number - 2} order by l.number) to stdout (format binary)",
            stop);
        var rows = new CopyReader(copy, EntryBytes.ColumnCount);
        using var look = new Look(number);
        while (look.Found is null && rows.Read())
        {
            look.At(rows);
        }

        return look.Found ?? new Finding(number, act, FaultKind.Altered, "it does not give the hash that it was sealed with: it was altered");
    }

    private async Task<string?> CopiedFromAsync(Guid chain, Guid act, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            select o.number, coalesce(p.name, 'the installation') from kernel.act_link l
            join kernel.act_link o on o.act_id = l.act_id and o.partnership_id <> l.partnership_id and o.hash = l.hash
            left join kernel.partnership p on p.id = o.partnership_id
            where l.partnership_id = $1 and l.act_id = $2
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = chain });
        command.Parameters.Add(new NpgsqlParameter { Value = act });
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? $"it was copied here from entry {reader.GetInt64(0):N0} of {reader.GetString(1)}: it was inserted" : null;
    }

    /// <summary>Tries the entries from two before the suspicious one onwards in each other's places.</summary>
    private sealed class Look(long number) : IDisposable
    {
        private readonly EntryBytes suspect = new();
        private readonly EntryBytes other = new();
        private readonly byte[] twoBefore = new byte[CanonicalEntry.HashLength];
        private readonly byte[] before = new byte[CanonicalEntry.HashLength];
        private readonly byte[] beforeOther = new byte[CanonicalEntry.HashLength];
        private Guid beforeAct;

        public Finding? Found { get; private set; }

        public void At(CopyReader row)
        {
            other.Take(row);
            if (other.Number == number - 2)
            {
                other.Stored.CopyTo(twoBefore);
            }
            else if (other.Number == number - 1)
            {
                other.Stored.CopyTo(before);
                beforeAct = other.Act;
            }
            else if (other.Number == number)
            {
                suspect.Take(row);
                // Whoever inserts an entry with a hash that holds must number all later ones anew, and they still carry theirs.
                if (number > 1 && suspect.Fits(twoBefore, number - 1, suspect.Stored))
                {
                    Found = new Finding(number - 1, beforeAct, FaultKind.Inserted, "the entry after it was sealed under this number: it was inserted");
                }
            }
            else
            {
                Compare();
            }

            other.Stored.CopyTo(beforeOther);
        }

        public void Dispose()
        {
            suspect.Dispose();
            other.Dispose();
        }

        private void Compare()
        {
            if (other.Number == number + 1 && other.Fits(suspect.Stored, number + 2, other.Stored))
            {
                Found = new Finding(number, suspect.Act, FaultKind.Removed, "the entry that stood here was removed, and the later ones were numbered anew");
            }
            else if (other.Fits(before, number, other.Stored) || other.Fits(before, number, suspect.Stored))
            {
                Found = suspect.Fits(beforeOther, other.Number, suspect.Stored) || suspect.Fits(beforeOther, other.Number, other.Stored)
                    || suspect.Fits(other.Stored, other.Number, suspect.Stored)
                    ? new Finding(number, suspect.Act, FaultKind.Swapped, $"entry {other.Number:N0} was sealed in this place: the two were swapped")
                    : new Finding(number, suspect.Act, FaultKind.Inserted, $"entry {other.Number:N0} was sealed under this number: what stands before it was inserted");
            }
        }
    }
}
