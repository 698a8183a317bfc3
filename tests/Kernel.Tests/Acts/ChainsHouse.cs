using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Tests.Workshop;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Acts;

/// <summary>Chains of many lengths written by real work, with checkpoints on the way, that can be put back after each mutation.</summary>
public sealed class ChainsHouse : NoteHouse
{
    internal IReadOnlyList<Guid> Partnerships { get; private set; } = [];

    /// <summary>How many entries each chain has.</summary>
    internal IReadOnlyDictionary<Guid, long> Lengths { get; private set; } = new Dictionary<Guid, long>();

    internal IReadOnlyList<Checkpoints.File> Signed { get; private set; } = [];

    internal Guid KeeperOfAll { get; private set; }

    /// <summary>Runs SQL with triggers, foreign keys and row security out of the way, as whoever owns the machine can.</summary>
    internal async Task TamperAsync(string sql, params object[] values)
    {
        await using var connection = await Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var past = new NpgsqlCommand(
            """
            set local session_replication_role = replica;
            drop index if exists kernel.act_link_number;
            alter table kernel.act_link drop constraint if exists act_link_pkey;
            """, connection))
        {
            await past.ExecuteNonQueryAsync();
        }

        await using (var command = new NpgsqlCommand(sql, connection))
        {
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            Assert.True(await command.ExecuteNonQueryAsync() != 0, "The mutation changed nothing.");
        }

        await transaction.CommitAsync();
    }

    /// <summary>Puts back what was sealed.</summary>
    internal async Task PutBackAsync()
    {
        await using var connection = await Owner.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            """
            set session_replication_role = replica;
            delete from kernel.act_text; delete from kernel.act_link; delete from kernel.act;
            insert into kernel.act select * from kept.act;
            insert into kernel.act_text select * from kept.act_text;
            insert into kernel.act_link select * from kept.act_link;
            alter table kernel.act_link drop constraint if exists act_link_pkey;
            alter table kernel.act_link add primary key (act_id, partnership_id);
            create unique index if not exists act_link_number on kernel.act_link (partnership_id, number) where number is not null;
            set session_replication_role = origin;
            """,
            connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The act at a place, with what was sealed around it.</summary>
    internal async Task<(Act Act, byte[] Hash)> EntryAsync(Guid chain, long number)
    {
        await using var command = Owner.CreateCommand(
            "select a.id, a.at, a.kind, a.person_id, a.subject_kind, a.subject_id, a.digest, l.hash from kernel.act_link l join kernel.act a on a.id = l.act_id where l.partnership_id = $1 and l.number = $2");
        command.Parameters.Add(new NpgsqlParameter { Value = chain });
        command.Parameters.Add(new NpgsqlParameter { Value = number });
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return (new Act
        {
            Id = reader.GetGuid(0),
            At = reader.GetFieldValue<DateTimeOffset>(1),
            Kind = reader.GetString(2),
            PersonId = reader.GetGuid(3),
            SubjectKind = reader.GetString(4),
            SubjectId = reader.GetGuid(5),
            Digest = reader.GetFieldValue<byte[]>(6),
        }, reader.GetFieldValue<byte[]>(7));
    }

    /// <inheritdoc />
    protected override async Task FillAsync()
    {
        await base.FillAsync();
        Partnerships = [await PartnershipAsync("Ashby"), await PartnershipAsync("Blyth"), await PartnershipAsync("Calder"), await PartnershipAsync("Dovey")];
        KeeperOfAll = await KeeperAsync("Ada Hazel", [.. Partnerships]);
        var notes = new List<Guid>();
        // Ashby has one entry, Blyth a few, Calder and Dovey many; some of Calder's records are shared with Dovey and Blyth.
        foreach (var (partnership, count) in Partnerships.Zip([1, 3, 14, 22]))
        {
            for (var i = 0; i < count; i++)
            {
                notes.Add(await NotesAsync(KeeperOfAll, n => n.WriteAsync(partnership, $"Text {i} – äéŵ 🙂", i % 2 == 0 ? $"Reason {i}" : null)));
            }
        }

        await NotesAsync(KeeperOfAll, n => n.ShareAsync(notes[5], Partnerships[3]));
        await NotesAsync(KeeperOfAll, n => n.ShareAsync(notes[6], Partnerships[1]));
        await Sealer.SealAsync(CancellationToken.None);
        await Checkpoints.WriteAsync(CancellationToken.None);
        for (var i = 0; i < 6; i++)
        {
            await NotesAsync(KeeperOfAll, n => n.ChangeAsync(notes[5 + (i % 2)], $"Shared {i}"));
            await NotesAsync(KeeperOfAll, n => n.SweepAsync());
            await NotesAsync(KeeperOfAll, n => n.ChangeAsync(notes[20 + i], $"Ours {i}"));
            await Sealer.SealAsync(CancellationToken.None);
        }

        await Checkpoints.WriteAsync(CancellationToken.None);
        Signed = Checkpoints.ReadAll();
        await SqlAsync(
            "create schema kept; create table kept.act as table kernel.act; create table kept.act_text as table kernel.act_text; create table kept.act_link as table kernel.act_link");
        var lengths = new Dictionary<Guid, long>();
        foreach (var chain in Partnerships.Append(Act.Installation))
        {
            lengths.Add(chain, await SqlAsync<long>("select max(number) from kernel.act_link where partnership_id = $1", chain));
        }

        Lengths = lengths;
    }
}
