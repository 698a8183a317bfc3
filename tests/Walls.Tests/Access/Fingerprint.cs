using LineOfSight.Kit;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>What stands in every table, so that "nothing was changed" can be said of the whole database.</summary>
internal static class Fingerprint
{
    // Tests sign people in, past the site.
    private const string Sessions = "identity.session";

    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(House house)
    {
        var tables = new List<string>();
        await using (var list = house.Owner.CreateCommand("select schemaname || '.' || quote_ident(tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))
        await using (var reader = await list.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var found = new Dictionary<string, string>();
        foreach (var table in tables.Where(t => t != Sessions).Order(StringComparer.Ordinal))
        {
            found[table] = await house.SqlAsync<string>($"select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from {table} t");
        }

        return found;
    }

    public static IEnumerable<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        after.Where(t => before.GetValueOrDefault(t.Key) != t.Value).Select(t => $"{t.Key}: {before.GetValueOrDefault(t.Key)} became {t.Value}");
}
