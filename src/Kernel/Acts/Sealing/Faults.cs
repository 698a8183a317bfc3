using Npgsql;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>Turns what the walk and the texts show into faults that name the chain, the entry and what was done.</summary>
internal sealed class Faults(NpgsqlConnection connection)
{
    private readonly Diagnosis diagnosis = new(connection);

    public async Task<List<Fault>> OfAsync(IReadOnlyList<ChainWalk.Suspicion> suspicions, TextCheck texts, CancellationToken stop)
    {
        var names = suspicions.Count + texts.Named.Count == 0 ? [] : await NamesAsync(stop);
        var faults = new List<Fault>();
        foreach (var suspicion in suspicions)
        {
            var finding = suspicion is { Words: null, Act: { } act }
                ? await diagnosis.OfAsync(suspicion.Chain, suspicion.Number, act, stop)
                : new Diagnosis.Finding(suspicion.Number, suspicion.Act, suspicion.Kind, suspicion.Words!);
            faults.Add(new Fault(finding.Kind, Name(names, suspicion.Chain), suspicion.Chain, finding.Number, finding.Act, finding.Words));
        }

        if (texts.Wrong > 1 && texts.Wrong == texts.Texts)
        {
            faults.Add(new Fault(FaultKind.TextAltered, "Every chain", null, null, null,
                "no text agrees with its digest: the key acts.key in the keys folder is not the one they were written with"));
        }
        else
        {
            faults.AddRange(await OfTextsAsync(texts, names, stop));
        }

        return [.. faults.OrderBy(f => f.Chain, StringComparer.Ordinal).ThenBy(f => f.Number)];
    }

    private async Task<List<Fault>> OfTextsAsync(TextCheck texts, Dictionary<Guid, string> names, CancellationToken stop)
    {
        var faults = new List<Fault>();
        await using var command = new NpgsqlCommand(
            "select distinct on (act_id) partnership_id, number, act_id from kernel.act_link where act_id = any ($1) order by act_id, number", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = texts.Named.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(stop);
        var more = texts.Wrong > texts.Named.Count ? $" ({texts.Wrong:N0} texts in all)" : "";
        while (await reader.ReadAsync(stop))
        {
            var chain = reader.GetGuid(0);
            faults.Add(new Fault(
                FaultKind.TextAltered, Name(names, chain), chain, await reader.IsDBNullAsync(1, stop) ? null : reader.GetInt64(1), reader.GetGuid(2),
                $"its texts do not agree with its digest: one of them was altered{more}"));
        }

        return faults;
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select id, name from kernel.partnership", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var names = new Dictionary<Guid, string>();
        while (await reader.ReadAsync(stop))
        {
            names.Add(reader.GetGuid(0), reader.GetString(1));
        }

        return names;
    }

    private static string Name(Dictionary<Guid, string> names, Guid chain) =>
        chain == Act.Installation ? "the installation" : names.GetValueOrDefault(chain) ?? chain.ToString();
}
