using Npgsql;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>
/// Makes freshly built tables ready to be filled and puts them right again, inside one transaction: what change scripts wrote goes,
/// triggers and foreign keys rest (they are checked once at the end), and the owner may write past the policies that bind it too.
/// </summary>
internal sealed class Loading
{
    private const string Tables = $"pg_class c where c.relkind = 'r' and c.relnamespace in {BackupRole.Schemas}";

    private const string Prepare =
        $"""
        select format('truncate %s', string_agg(c.oid::regclass::text, ', ')), 'select' from {Tables}
        union all
        select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname), format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
        from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' and k.conparentid = 0 and c.relnamespace in {BackupRole.Schemas}
        union all
        select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname),
          format('alter table %s enable %s trigger %I', t.tgrelid::regclass, case t.tgenabled when 'R' then 'replica' when 'A' then 'always' else '' end, t.tgname)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and t.tgenabled <> 'D' and c.relnamespace in {BackupRole.Schemas}
        union all
        select format('alter table %s no force row level security', c.oid::regclass), format('alter table %s force row level security', c.oid::regclass)
        from {Tables} and c.relforcerowsecurity
        """;

    private readonly NpgsqlConnection connection;
    private readonly List<string> after;

    private Loading(NpgsqlConnection connection, List<string> after) => (this.connection, this.after) = (connection, after);

    public static async Task<Loading> BeginAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var (before, after) = (new List<string>(), new List<string>());
        await RunAsync(connection, "set local search_path = ''", stop);
        await using (var command = new NpgsqlCommand(Prepare, connection))
        await using (var reader = await command.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
            {
                before.Add(reader.GetString(0));
                after.Add(reader.GetString(1));
            }
        }

        await RunAsync(connection, "set local statement_timeout = 0; set local maintenance_work_mem = '256MB'", stop);
        // Keys between tables forbid emptying one alone, so they go first.
        foreach (var statement in before.OrderBy(s => s.StartsWith("truncate", StringComparison.Ordinal)))
        {
            await RunAsync(connection, statement, stop);
        }

        return new Loading(connection, after);
    }

    /// <summary>A table's way in. The rows are written as already seen by everybody: nobody can see the table before the commit.</summary>
    public IReceiveEntry Into(string table, string columns) => new TableReceiver(connection.BeginRawBinaryCopy($"copy {table} ({columns}) from stdin (format binary, freeze)"));

    public async Task EndAsync(IReadOnlyList<BackupContent.Sequence> sequences, CancellationToken stop)
    {
        foreach (var sequence in sequences)
        {
            await using var set = new NpgsqlCommand("select pg_catalog.setval($1::regclass, $2, $3)", connection);
            set.Parameters.Add(new NpgsqlParameter { Value = sequence.Name });
            set.Parameters.Add(new NpgsqlParameter { Value = sequence.Value });
            set.Parameters.Add(new NpgsqlParameter { Value = sequence.Called });
            await set.ExecuteNonQueryAsync(stop);
        }

        foreach (var statement in after)
        {
            await RunAsync(connection, statement, stop);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }

    private sealed class TableReceiver(NpgsqlRawCopyStream copy) : IReceiveEntry
    {
        private bool completed;

        public void Take(ReadOnlyMemory<byte> piece) => copy.Write(piece.Span);

        public void Complete()
        {
            completed = true;
            copy.Dispose();
        }

        public void Dispose()
        {
            if (!completed)
            {
                copy.Cancel();
                copy.Dispose();
            }
        }
    }
}
