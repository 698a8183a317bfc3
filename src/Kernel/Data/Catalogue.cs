using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// What a database is made of, as sorted lines of text: tables, columns, indexes, constraints, policies, functions, triggers
/// and grants of the product's own schemas. Two databases are built alike when their lines are equal.
/// </summary>
public static class Catalogue
{
    /// <summary>Our schemas: those that our owner's role owns.</summary>
    internal const string Ours = "(select n.oid from pg_namespace n where n.nspowner = 'lineofsight_owner'::regrole)";

    /// <summary>Functions that stand in our schemas and are ours, and not an extension's: those differ between versions of PostgreSQL.</summary>
    internal const string OurFunctions = $"p.pronamespace in {Ours} and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')";

    private static readonly string[] Queries =
    [
        // Tables, and whether row security is on and forced.
        $"""
        select format('table %s kind=%s owner=%s row-security=%s', c.oid::regclass, c.relkind, c.relowner::regrole,
          case when c.relrowsecurity and c.relforcerowsecurity then 'forced' when c.relrowsecurity then 'on' else 'off' end)
        from pg_class c where c.relnamespace in {Ours} and c.relkind in ('r', 'p', 'v', 'm', 'S')
        """,
        $"""
        select format('column %s.%s %s%s%s%s', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attnotnull then ' not null' else '' end,
          coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''),
          case a.attidentity when '' then '' else ' identity ' || a.attidentity::text end)
        from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where c.relnamespace in {Ours} and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
        """,
        $"select format('index %s', pg_get_indexdef(i.indexrelid)) from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace in {Ours}",
        // PostgreSQL 18 lists NOT NULL among the constraints as well; the columns say it.
        $"""
        select format('constraint %s %s %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
        from pg_constraint k where k.connamespace in {Ours} and k.conrelid <> 0 and k.contype <> 'n' and k.contype <> 't'
        """,
        """
        select format('policy %I.%I %s %s for %s to %s using %s check %s', schemaname, tablename, policyname, lower(permissive), lower(cmd),
          array_to_string(roles, ', '), coalesce(regexp_replace(qual, '\s+', ' ', 'g'), '-'), coalesce(regexp_replace(with_check, '\s+', ' ', 'g'), '-'))
        from pg_policies where schemaname::regnamespace in (select n.oid from pg_namespace n where n.nspowner = 'lineofsight_owner'::regrole)
        """,
        $"""
        select format('function %s returns %s language %s volatility=%s security=%s settings=%s owner=%s body=%s', p.oid::regprocedure,
          pg_get_function_result(p.oid), l.lanname, p.provolatile, case when p.prosecdef then 'definer' else 'invoker' end,
          coalesce(array_to_string(p.proconfig, ' '), '-'), p.proowner::regrole, md5(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)))
        from pg_proc p join pg_language l on l.oid = p.prolang where {OurFunctions}
        """,
        $"select format('extension %s in %s', e.extname, e.extnamespace::regnamespace) from pg_extension e where e.extnamespace in {Ours}",
        $"""
        select format('trigger %s enabled=%s', pg_get_triggerdef(t.oid), t.tgenabled)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace in {Ours} and not t.tgisinternal
        """,
        $"""
        select format('grant %s on %s to %s', g.privilege_type, c.oid::regclass, case g.grantee when 0 then 'public' else g.grantee::regrole::text end)
        from pg_class c cross join lateral aclexplode(c.relacl) g where c.relnamespace in {Ours} and g.grantee <> c.relowner
        """,
        $"""
        select format('grant %s (%s) on %s to %s', g.privilege_type, a.attname, a.attrelid::regclass, g.grantee::regrole)
        from pg_attribute a join pg_class c on c.oid = a.attrelid cross join lateral aclexplode(a.attacl) g where c.relnamespace in {Ours} and g.grantee <> c.relowner
        """,
        """
        select format('grant %s on schema %I to %s', g.privilege_type, n.nspname, g.grantee::regrole)
        from pg_namespace n cross join lateral aclexplode(n.nspacl) g where n.nspowner = 'lineofsight_owner'::regrole and g.grantee <> n.nspowner
        """,
        $"""
        select format('grant %s on function %s to %s', g.privilege_type, p.oid::regprocedure, case g.grantee when 0 then 'public' else g.grantee::regrole::text end)
        from pg_proc p cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where {OurFunctions} and g.grantee <> p.proowner
        """,
    ];

    /// <summary>Reads the catalogue.</summary>
    /// <param name="connection">An open connection of any role.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The lines, sorted.</returns>
    public static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await NameSchemasAsync(connection, stop);
        var lines = new List<string>();
        foreach (var query in Queries)
        {
            lines.AddRange(await LinesAsync(connection, query, stop));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>What differs between two catalogues: lines that only one has, marked <c>-</c> and <c>+</c>.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        [.. before.Except(after).Select(l => "- " + l), .. after.Except(before).Select(l => "+ " + l)];

    /// <summary>Names are written with their schema only when no schema is searched.</summary>
    internal static async Task NameSchemasAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("set search_path = ''", connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    internal static async Task<List<string>> LinesAsync(NpgsqlConnection connection, string query, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var lines = new List<string>();
        while (await reader.ReadAsync(stop))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
