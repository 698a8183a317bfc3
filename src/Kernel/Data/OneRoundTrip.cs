using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>Several reads in one round trip, inside the unit of work in which the database knows who is acting.</summary>
public static class OneRoundTrip
{
    /// <summary>Sends the statements; the reader has their rows one after the other.</summary>
    /// <exception cref="InvalidOperationException">The unit of work is not open: row security would silently show nothing.</exception>
    public static async Task<NpgsqlDataReader> ReadAsync(this LineOfSightDb db, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(commands);
        if (!db.KnowsWhoActs || db.Database.CurrentTransaction is not { } transaction)
        {
            throw new InvalidOperationException("Statements were sent before UnitOfWork.EnterAsync said who is acting.");
        }

        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteReaderAsync(stop);
    }
}
