using System.Globalization;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data;

/// <summary>Looks for holes in the walls of a database. Each look returns what it found, in words; none is good.</summary>
internal static class Walls
{
    /// <summary>The checked-in list of national tables.</summary>
    public static IReadOnlyList<string> National { get; } =
        [.. File.ReadLines(Path.Combine(Shared.Root, "tests", "Kernel.Tests", "Data", "national-tables.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', 2)[0])];

    private const string Tables = "pg_class c join pg_namespace n on n.oid = c.relnamespace";
    private const string Ours = "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%' and n.nspname not like 'pg_toast_temp%'";

    /// <summary>Tables outside the national list that a forced policy does not guard, and views that pass the wall.</summary>
    public static Task<List<string>> UnguardedAsync(NpgsqlConnection connection) => FindAsync(
        connection,
        $"""
        select format('%I.%I has %s', n.nspname, c.relname, case
            when not c.relrowsecurity then 'no row security'
            when not c.relforcerowsecurity then 'row security that is not forced'
            else 'no policy for the app' end)
        from {Tables}
        where {Ours} and c.relkind in ('r', 'p') and format('%I.%I', n.nspname, c.relname) <> all ($1)
          and not (c.relrowsecurity and c.relforcerowsecurity and exists (
            select 1 from pg_policy p where p.polrelid = c.oid and ('{Databases.AppRole}'::regrole = any (p.polroles) or 0 = any (p.polroles))))
        union all
        select format('%I.%I is a view with the rights of its owner', n.nspname, c.relname)
        from {Tables}
        where {Ours} and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false))
        union all
        select format('the national list names %s, which is not there', l) from unnest($1) l where to_regclass(l) is null
        """,
        (object)National.ToArray());

    /// <summary>What the roles of the program may do and must not.</summary>
    public static Task<List<string>> RightsAsync(NpgsqlConnection connection) => FindAsync(
        connection,
        $"""
        with program (role) as (values ('{Databases.AppRole}'::regrole), ('{Databases.SealerRole}'::regrole), ('{Databases.JobsRole}'::regrole), ('{Databases.BackupRole}'::regrole)),
        tables as (select c.oid, n.nspname, c.relname, c.relowner, format('%I.%I', n.nspname, c.relname) as name from {Tables} where {Ours} and c.relkind in ('r', 'p', 'v', 'm'))
        select format('%s is more than a plain role', rolname) from pg_roles join program on role = oid
          where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        union all
        select format('%s is a member of %s', role, m.roleid::regrole) from program join pg_auth_members m on m.member = role
          where not (role = '{Databases.JobsRole}'::regrole and m.roleid = '{Databases.AppRole}'::regrole)
        union all
        select format('%s owns something', role) from program where exists (select 1 from pg_shdepend where refobjid = role and deptype = 'o')
        union all
        select format('%s may create in schema %s', role, nspname) from program cross join pg_namespace n where has_schema_privilege(role, n.oid, 'create') and nspname not like 'pg_temp%'
        union all
        select format('%s may make %s objects in the database', role, r) from program cross join (values ('create'), ('temporary')) rights (r) where has_database_privilege(role, current_database(), r)
        union all
        select format('%s may %s %s', role, r, name) from program cross join tables cross join (values ('delete'), ('truncate'), ('references'), ('trigger')) rights (r)
          where has_table_privilege(role, tables.oid, r) and not (r = 'delete' and name in ('identity.account_claim', 'identity.account_login', 'identity.account_token'))
          and not (r = 'delete' and role = '{Databases.JobsRole}'::regrole and nspname = 'quartz')
        union all
        select format('{Databases.AppRole} may update %s', name) from tables where name in ('kernel.act', 'kernel.act_text', 'kernel.act_link')
          and has_any_column_privilege('{Databases.AppRole}'::regrole, oid, 'update')
        union all
        select format('{Databases.SealerRole} may write %s', name) from tables
          where has_any_column_privilege('{Databases.SealerRole}'::regrole, oid, 'insert') or (name <> 'kernel.act_link' and has_any_column_privilege('{Databases.SealerRole}'::regrole, oid, 'update'))
        union all
        select format('{Databases.BackupRole} may write %s', name) from tables
          where has_any_column_privilege('{Databases.BackupRole}'::regrole, oid, 'insert') or has_any_column_privilege('{Databases.BackupRole}'::regrole, oid, 'update')
        union all
        select format('{Databases.SealerRole} may update %s of the chain', attname) from pg_attribute
          where attrelid = 'kernel.act_link'::regclass and attnum > 0 and attname not in ('number', 'hash') and has_column_privilege('{Databases.SealerRole}'::regrole, attrelid, attnum, 'update')
        union all
        select format('%s is owned by %s', name, relowner::regrole) from tables where relowner <> '{Databases.OwnerRole}'::regrole
        """);

    /// <summary>Definer functions that somebody could lead astray.</summary>
    public static Task<List<string>> DefinersAsync(NpgsqlConnection connection) => FindAsync(
        connection,
        $"""
        with definer as (select p.*, n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where {Ours} and p.prosecdef)
        select format('%s searches %s', oid::regprocedure, coalesce(array_to_string(proconfig, ' '), 'whatever the caller says')) from definer
          where not coalesce('search_path=pg_catalog' = any (proconfig), false)
        union all
        select format('%s may be run by everybody', oid::regprocedure) from definer
          where exists (select 1 from aclexplode(coalesce(proacl, acldefault('f', proowner))) g where g.grantee = 0)
        union all
        select format('%s takes a set of identifiers: a scope comes from the transaction alone', oid::regprocedure) from definer
          where exists (select 1 from unnest(proargtypes) t where t in ('uuid[]'::regtype, 'anyarray'::regtype, 'json'::regtype, 'jsonb'::regtype))
        union all
        select format('%s takes who is acting', oid::regprocedure) from definer
          where exists (select 1 from unnest(proargnames[1:pronargs]) a where a ~ '^(scope|person|account|acting|partnership|partnerships|role)(_id|s)?$')
        """);

    private static async Task<List<string>> FindAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            found.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return found;
    }
}
