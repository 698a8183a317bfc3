using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data;

/// <summary>
/// One row of each partnership in every guarded table, whatever modules bring: made from the catalogue, so that a table that
/// comes tomorrow is looked at tomorrow. Rows obey foreign keys among each other; checks and other rules are set aside first,
/// because only the walls are looked at.
/// </summary>
internal sealed class Rows
{
    private readonly Dictionary<string, List<Column>> tables = [];
    private readonly HashSet<string> closed = [];
    private readonly HashSet<string> personal = ["kernel.search_made", "kernel.backup"];

    // A column that says what kind of record another one names has a word for the kind: the table of that name in the same schema.
    private sealed record Column(string Name, string Type, bool Required, bool IsKey, string? Target, string? Kind);

    /// <summary>The guarded tables that are not national.</summary>
    public IEnumerable<string> Tables => tables.Keys;

    public static async Task<Rows> ReadAsync(House house)
    {
        var rows = new Rows();
        await using var command = house.Owner.CreateCommand(
            """
            select c.oid::regclass::text, a.attname, format_type(a.atttypid, null), a.attnotnull,
              coalesce((select a.attnum = any (k.conkey) from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'), false),
              (select k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1),
              (select (regexp_match(pg_get_constraintdef(k.oid), '''(\w+)'''))[1] from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and a.attname = 'record_kind' limit 1),
              exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own'),
              has_column_privilege($2, c.oid, a.attnum, 'select')
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relrowsecurity and c.oid::regclass::text <> all ($1) and a.attgenerated = ''
            order by 1, a.attnum
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = Walls.National.ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = Databases.AppRole });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (!rows.tables.TryGetValue(reader.GetString(0), out var columns))
            {
                rows.tables.Add(reader.GetString(0), columns = []);
            }

            columns.Add(new Column(reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetBoolean(4), await reader.IsDBNullAsync(5) ? null : reader.GetString(5), await reader.IsDBNullAsync(6) ? null : reader.GetString(6)));
            if (reader.GetBoolean(7))
            {
                rows.personal.Add(reader.GetString(0));
            }

            if (reader.GetBoolean(4) && !reader.GetBoolean(8))
            {
                rows.closed.Add(reader.GetString(0));
            }
        }

        return rows;
    }

    /// <summary>Plants one row per table for each partnership, past every rule.</summary>
    public async Task PlantAsync(House house, params Guid[] partnerships)
    {
        await house.SqlAsync(
            """
            do $$ declare k record; begin
              for k in select conrelid::regclass as t, conname from pg_constraint where contype = 'c' and conrelid <> 0 loop
                execute format('alter table %s drop constraint %I', k.t, k.conname);
              end loop;
            end $$
            """);
        foreach (var (table, columns) in tables)
        {
            foreach (var partnership in partnerships)
            {
                await house.SqlAsync(
                    $"set session_replication_role = replica; insert into {table} ({string.Join(", ", columns.Select(c => '"' + c.Name + '"'))}) overriding system value values ({Values(table, partnership)})");
            }
        }
    }

    /// <summary>The values of a partnership's row, as SQL.</summary>
    public string Values(string table, Guid partnership) => string.Join(", ", tables[table].Select(c => Value(table, c, partnership)));

    /// <summary>Finds a partnership's row, as SQL.</summary>
    public string Where(string table, Guid partnership) =>
        string.Join(" and ", tables[table].Where(c => c.IsKey).Select(c => $"\"{c.Name}\" = {Value(table, c, partnership)}"));

    /// <summary>True when the table says itself whose a row is.</summary>
    public bool HasPartnership(string table) => tables[table].Exists(c => c.Name == "partnership_id");

    /// <summary>True for what one person alone sees, such as their passkeys, and for what the installation keeps: the rows here are nobody's who looks.</summary>
    public bool IsPersonal(string table) => !HasPartnership(table) && (table.StartsWith("identity.", StringComparison.Ordinal) || personal.Contains(table));

    /// <summary>True when the program may not read which row is which, not even of its own partnership, such as sealed answers of staff.</summary>
    public bool IsClosed(string table) => closed.Contains(table);

    /// <summary>A column to change.</summary>
    public string AnyColumn(string table) => tables[table].OrderBy(c => c.IsKey).First().Name;

    private string Value(string table, Column column, Guid partnership) => column switch
    {
        { Name: "partnership_id" } or { Target: "kernel.partnership" } => $"'{partnership}'",
        { Name: "record_kind", Kind: { } kind } => $"'{kind}'",
        { Name: "record_id" } when tables[table].Find(c => c.Kind is not null) is { Kind: { } kind } => $"'{IdOf($"{table[..table.IndexOf('.')]}.{kind.ToLowerInvariant()}", partnership)}'",
        { Type: "uuid", Target: { } target } when tables.ContainsKey(target) => $"'{IdOf(target, partnership)}'",
        { Type: "uuid", IsKey: true } => $"'{IdOf(table, partnership)}'",
        { Type: "uuid" } => $"'{IdOf(table + column.Name, partnership)}'",
        { Required: false } => "null",
        { Type: "text" or "character varying" } => $"'{table} of {partnership}'",
        { Type: "boolean" } => "false",
        { Type: "bytea" } => $"sha256('{partnership}')",
        { Type: "date" } => "'2026-01-01'",
        { Type: "timestamp with time zone" } => "'2026-01-01 00:00Z'",
        { Type: "integer" or "bigint" or "smallint" or "numeric" or "double precision" } => "1",
        { Type: "json" or "jsonb" } => "'{}'",
        { Type: var type } when type.EndsWith("[]", StringComparison.Ordinal) => "'{}'",
        _ => throw new NotSupportedException($"{table}.{column.Name} is {column.Type}: say here what a row holds."),
    };

    /// <summary>The identifier of a partnership's row in a table: always the same.</summary>
    public static Guid IdOf(string table, Guid partnership) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(table + partnership)).AsSpan(0, 16), bigEndian: true);
}
