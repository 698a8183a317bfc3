using LineOfSight.Kit;

namespace LineOfSight.Kernel.Tests.Acts;

/// <summary>
/// The verifier written a second time, in SQL alone and from the words of <c>CanonicalEntry</c>: it shares no line with the
/// first, so that one mistake in the layout cannot hide in both.
/// </summary>
internal static class SecondVerifier
{
    private const string Sql =
        """
        select chain, case when number > place then place else number end
        from (
          select chain, number, place, (number = place and hash = sha256(coalesce(lag(hash) over w, decode(repeat('00', 32), 'hex')) || entry)) as holds
          from (
            select l.partnership_id as chain, l.number, l.hash, row_number() over (partition by l.partnership_id order by l.number, l.act_id) as place,
              '\x01'::bytea
              || int4send(16) || uuid_send(l.partnership_id)
              || int4send(8) || int8send(l.number)
              || int4send(16) || uuid_send(a.id)
              || int4send(8) || int8send((extract(epoch from a.at) * 1000000)::bigint)
              || int4send(octet_length(convert_to(a.kind, 'UTF8'))) || convert_to(a.kind, 'UTF8')
              || int4send(16) || uuid_send(a.person_id)
              || int4send(octet_length(convert_to(a.subject_kind, 'UTF8'))) || convert_to(a.subject_kind, 'UTF8')
              || int4send(16) || uuid_send(a.subject_id)
              || int4send(octet_length(a.digest)) || a.digest as entry
            from kernel.act_link l left join kernel.act a on a.id = l.act_id
            where l.number is not null
          ) entries
          window w as (partition by chain order by place)
        ) walked
        where holds is not true
        order by chain, place
        """;

    /// <summary>The first entry of each chain that does not hold.</summary>
    public static async Task<IReadOnlyDictionary<Guid, long>> FaultsAsync(House house)
    {
        var first = new Dictionary<Guid, long>();
        await using var command = house.Owner.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            first.TryAdd(reader.GetGuid(0), reader.GetInt64(1));
        }

        return first;
    }
}
