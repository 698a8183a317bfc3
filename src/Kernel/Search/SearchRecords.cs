using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace LineOfSight.Kernel.Search;

/// <summary>
/// Searches what the acting person may open. The database's function gives identifiers of their partnerships; each is read again under
/// row security by the module that keeps it, so that a hidden record leaves no trace: no title, no count, no suggestion.
/// </summary>
public sealed class SearchRecords(LineOfSightDb db, IAccess access, RoleBook book, IEnumerable<ISearched> kinds)
{
    /// <summary>The most results that are looked at.</summary>
    public const int Most = 200;

    /// <summary>The longest search, in characters.</summary>
    public const int Limit = 200;

    /// <summary>How many are looked at to see whether another spelling finds anything.</summary>
    private const int Few = 20;
    private const int MostSuggestions = 3;
    private const int ShortestWord = 4;

    /// <summary>What was found.</summary>
    /// <param name="Found">What the person may open, the best first, with its kind.</param>
    /// <param name="HasMore">True when there may be more than were looked at.</param>
    /// <param name="Instead">The search with other spellings that do find something; empty when something was found.</param>
    public sealed record Result(IReadOnlyList<(ISearched Kind, Found Found)> Found, bool HasMore, IReadOnlyList<string> Instead);

    /// <summary>The kinds that the person may find any of.</summary>
    public IReadOnlyList<ISearched> Kinds => [.. kinds.Where(k => access.May(k.Permission))];

    /// <summary>Searches for words; quotes, <c>or</c> and a leading minus work as people expect.</summary>
    /// <param name="words">What was typed; at most <see cref="Limit"/> characters are used.</param>
    /// <param name="kind">Only this kind, or null for all.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Result> ForAsync(string words, string? kind, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(words);
        var typed = words.Length > Limit ? words[..Limit] : words;
        var wanted = Kinds.Where(k => kind is null || k.Kind == kind).ToList();
        var (found, hasMore) = await FindAsync(typed, wanted, Most, stop);
        return new Result(found, hasMore, found.Count > 0 ? [] : await InsteadAsync(typed, wanted, stop));
    }

    private async Task<(List<(ISearched, Found)> Found, bool HasMore)> FindAsync(string words, List<ISearched> wanted, int most, CancellationToken stop)
    {
        var hits = await HitsAsync(words, wanted, most, stop);
        var read = new Dictionary<Guid, (ISearched, Found)>();
        foreach (var kind in wanted)
        {
            var ids = hits.Where(h => h.Kind == kind.Kind).Select(h => h.Record).ToList();
            foreach (var one in ids.Count == 0 ? [] : await kind.ReadAsync(ids, stop))
            {
                read[one.Id] = (kind, one);
            }
        }

        List<(ISearched, Found)> found = [.. hits.Where(h => read.ContainsKey(h.Record)).Select(h => read[h.Record])];
        // Counted by what the person may open: a hidden record must not be told by "and more".
        return (found, found.Count == most);
    }

    private async Task<List<(string Kind, Guid Record)>> HitsAsync(string words, List<ISearched> wanted, int most, CancellationToken stop)
    {
        var parts = wanted.SelectMany(Readers).ToList();
        var hits = new List<(string, Guid)>();
        await using var command = await CommandAsync("select kind, record_id from kernel.search($1, $2, $3, $4, $5, $6)", stop);
        command.Parameters.Add(new NpgsqlParameter { Value = words, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = parts.Select(p => p.Kind).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = parts.Select(p => p.Reader).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = parts.Select(p => p.Reach).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = parts.Select(p => p.Cases).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = most });
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            hits.Add((reader.GetString(0), reader.GetGuid(1)));
        }

        return hits;
    }

    // What each role permits; the database knows which of them the person has, and where.
    private IEnumerable<(string Kind, string Reader, string Reach, bool Cases)> Readers(ISearched kind)
    {
        if (kind.IsNational)
        {
            return [(kind.Kind, "", "national", false)];
        }

        IEnumerable<(string Kind, string Reader, string Reach, bool Cases)> May(string? permission, bool cases) => permission is null ? [] :
            from role in book.All where role.May.ContainsKey(permission) select (kind.Kind, role.Key, WordOf(role.May[permission]), cases);
        return May(kind.Permission, cases: false).Concat(May(kind.CasePermission, cases: true));
    }

    private static string WordOf(Reach reach) => reach switch
    {
        Reach.Partnership => "partnership",
        Reach.OwnAgency => "own-agency",
        Reach.Own => "own",
        _ => "installation",
    };

    // A spelling is suggested only when it finds something that the person may open.
    private async Task<IReadOnlyList<string>> InsteadAsync(string words, List<ISearched> wanted, CancellationToken stop)
    {
        var suggestions = new List<string>();
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('"', '-', ',', '.')).Where(w => w.Length >= ShortestWord).Distinct())
        {
            foreach (var similar in await SimilarAsync(word, stop))
            {
                var instead = words.Replace(word, similar, StringComparison.OrdinalIgnoreCase);
                if (suggestions.Count < MostSuggestions && !suggestions.Contains(instead) && (await FindAsync(instead, wanted, Few, stop)).Found.Count > 0)
                {
                    suggestions.Add(instead);
                }
            }
        }

        return suggestions;
    }

    private async Task<List<string>> SimilarAsync(string word, CancellationToken stop)
    {
        var similar = new List<string>();
        await using var command = await CommandAsync("select w from kernel.similar_words($1, $2) w", stop);
        command.Parameters.Add(new NpgsqlParameter { Value = word, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = MostSuggestions });
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            similar.Add(reader.GetString(0));
        }

        return similar;
    }

    private async Task<NpgsqlCommand> CommandAsync(string sql, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        return new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
    }
}
