using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// Questions that go to the database together, in one round trip, inside the unit of work in which it knows who is acting. What is asked
/// first is answered first, so that a later question sees what an earlier one waited for.
/// </summary>
public sealed class Together(LineOfSightDb db)
{
    private readonly List<Question> open = [];

    /// <summary>Asks for the rows of a query, which are read as the query alone would read them.</summary>
    public Asked<T> Ask<T>(IQueryable<T> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asked = new Asked<T>();
        open.Add(new(CommandOf(query), async (reader, stop) =>
        {
            db.CameBack = new OneOfMany(reader);
            try
            {
                asked.Rows = await query.ToListAsync(stop);
            }
            finally
            {
                db.CameBack = null;
            }
        }));
        return asked;
    }

    /// <summary>Asks for the rows of a statement that Entity Framework does not write.</summary>
    public Asked<T> Ask<T>(NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var asked = new Asked<T>();
        open.Add(new(command, async (reader, stop) =>
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(stop))
            {
                rows.Add(row(reader));
            }

            asked.Rows = rows;
        }));
        return asked;
    }

    /// <summary>Sends all that was asked since it was last sent, and reads what comes back.</summary>
    /// <exception cref="InvalidOperationException">The unit of work is not open.</exception>
    public async Task SendAsync(CancellationToken stop)
    {
        if (open.Count == 0)
        {
            return;
        }

        var sent = open.ToArray();
        open.Clear();
        await using var reader = await db.ReadAsync(sent.Select(q => q.Command), stop);
        foreach (var question in sent)
        {
            await question.ReadAsync(reader, stop);
            await reader.NextResultAsync(stop);
        }
    }

    private static NpgsqlBatchCommand CommandOf<T>(IQueryable<T> query)
    {
        using DbCommand made = query.CreateDbCommand();
        var command = new NpgsqlBatchCommand(made.CommandText);
        var values = made.Parameters.Cast<NpgsqlParameter>().ToList();
        made.Parameters.Clear();
        values.ForEach(v => command.Parameters.Add(v));
        return command;
    }

    private sealed record Question(NpgsqlBatchCommand Command, Func<NpgsqlDataReader, CancellationToken, Task> ReadAsync);
}

/// <summary>What comes back of one question that was put with others.</summary>
public sealed class Asked<T>
{
    private IReadOnlyList<T>? rows;

    /// <summary>The rows, in the question's order.</summary>
    /// <exception cref="InvalidOperationException">It was not sent yet.</exception>
    public IReadOnlyList<T> Rows
    {
        get => rows ?? throw new InvalidOperationException("Together.SendAsync sends what was asked; until then there are no rows.");
        internal set => rows = value;
    }
}
