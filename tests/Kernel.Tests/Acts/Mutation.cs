using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Kernel.Tests.Acts;

/// <summary>One way of tampering with a sealed chain, drawn at random.</summary>
/// <param name="How">What is done.</param>
/// <param name="Chain">Which of the chains; taken modulo their count.</param>
/// <param name="Place">Where in the chain; taken modulo its length.</param>
/// <param name="Other">A second place, a bit or a column.</param>
internal sealed record Mutation(Tampering How, int Chain, int Place, int Other)
{
    public static Arbitrary<Mutation> Any { get; } = (
        from how in Gen.Elements(Enum.GetValues<Tampering>())
        from chain in Gen.Choose(0, 4)
        from place in Gen.Choose(0, 10_000)
        from other in Gen.Choose(0, 10_000)
        select new Mutation(how, chain, place, other)).ToArbitrary();

    /// <summary>What a verifier must say: the chain, the first faulty entry, and what kinds it may call it.</summary>
    public sealed record Expected(Guid Chain, long Number, params FaultKind[] Kinds);

    /// <summary>Tampers, and says what must be found; null when the chain is too short for it.</summary>
    public async Task<Expected?> ApplyAsync(ChainsHouse house)
    {
        var chain = house.Partnerships.Append(Act.Installation).ElementAt(Chain % 5);
        var length = house.Lengths[chain];
        var n = 1 + (Place % length);
        switch (How)
        {
            case Tampering.FlipDigest:
                await house.TamperAsync($"update kernel.act set digest = set_bit(digest, {Other % 256}, 1 - get_bit(digest, {Other % 256})) {AtPlace}", chain, n);
                return new Expected(chain, n, FaultKind.Altered);
            case Tampering.AlterColumn:
                await house.TamperAsync($"update kernel.act set {Column(Other)} {AtPlace}", chain, n);
                return new Expected(chain, n, FaultKind.Altered);
            case Tampering.FlipHash:
                await house.TamperAsync($"update kernel.act_link set hash = set_bit(hash, {Other % 256}, 1 - get_bit(hash, {Other % 256})) {Link}", chain, n);
                return new Expected(chain, n, FaultKind.Altered);
            case Tampering.RemoveLink:
                await house.TamperAsync($"delete from kernel.act_link {Link}", chain, n);
                return new Expected(chain, n, n == length ? FaultKind.CutOff : FaultKind.Removed);
            case Tampering.RemoveAct:
                await house.TamperAsync($"delete from kernel.act {AtPlace}", chain, n);
                return new Expected(chain, n, FaultKind.Removed);
            case Tampering.Unseal:
                await house.TamperAsync($"update kernel.act_link set number = null, hash = null {Link}", chain, n);
                return new Expected(chain, n, n == length ? FaultKind.CutOff : FaultKind.Removed);
            case Tampering.Outnumber:
                await house.TamperAsync($"update kernel.act_link set number = {(Other % 2 == 0 ? long.MaxValue - Other : 1L << 50)} {Link}", chain, n);
                return new Expected(chain, n, FaultKind.Removed, FaultKind.Swapped);
            case Tampering.RemoveAndRenumber:
                await house.TamperAsync($"delete from kernel.act_link {Link}", chain, n);
                await RenumberAsync(house, chain, n, -1);
                // The last of the renumbered has no neighbour that could tell what happened.
                return new Expected(chain, n, n == length ? [FaultKind.CutOff] : n == length - 1 ? [FaultKind.Altered] : [FaultKind.Removed]);
            case Tampering.CutTail:
                await house.TamperAsync("delete from kernel.act_link where partnership_id = $1 and number >= $2", chain, n);
                return new Expected(chain, n, FaultKind.CutOff);
            default:
                return await ApplyToSeveralAsync(house, chain, length, n);
        }
    }

    private const string Link = "where partnership_id = $1 and number = $2";
    private const string AtPlace = "where id = (select act_id from kernel.act_link where partnership_id = $1 and number = $2)";

    private static string Column(int any) => (any % 6) switch
    {
        0 => "at = at + interval '1 microsecond'",
        1 => "kind = kind || 's'",
        2 => "person_id = '00000000-0000-4000-8000-000000000001'",
        3 => "subject_kind = 'Other'",
        4 => "subject_id = person_id",
        _ => "at = at - interval '1 day'",
    };

    private static async Task RenumberAsync(ChainsHouse house, Guid chain, long from, int by)
    {
        if (await house.SqlAsync<bool>("select exists (select 1 from kernel.act_link where partnership_id = $1 and number >= $2)", chain, from))
        {
            await house.TamperAsync($"update kernel.act_link set number = number + {by} where partnership_id = $1 and number >= $2", chain, from);
        }
    }

    private async Task<Expected?> ApplyToSeveralAsync(ChainsHouse house, Guid chain, long length, long n)
    {
        var m = 1 + (Other % length);
        var foreign = house.Partnerships.First(p => p != chain && house.Lengths[p] >= 3);
        switch (How)
        {
            case Tampering.SwapNumbers or Tampering.SwapActs when n == m:
                return null;
            case Tampering.SwapNumbers:
                await house.TamperAsync("update kernel.act_link set number = $2 + $3 - number where partnership_id = $1 and number in ($2, $3)", chain, n, m);
                return new Expected(chain, Math.Min(n, m), FaultKind.Swapped);
            case Tampering.SwapActs:
                await house.TamperAsync(
                    "update kernel.act_link l set act_id = o.act_id from kernel.act_link o where l.partnership_id = $1 and o.partnership_id = $1 and l.number in ($2, $3) and o.number = $2 + $3 - l.number",
                    chain, n, m);
                return new Expected(chain, Math.Min(n, m), FaultKind.Swapped);
            case Tampering.CopyToTheEnd:
                await house.TamperAsync(
                    "insert into kernel.act_link select $1, act_id, $2, hash from kernel.act_link f where partnership_id = $3 and number = 3", chain, length + 1, foreign);
                return new Expected(chain, length + 1, FaultKind.Inserted);
            case Tampering.CopyOver:
                await house.TamperAsync(
                    "update kernel.act_link l set act_id = f.act_id, hash = f.hash from kernel.act_link f where l.partnership_id = $1 and l.number = $2 and f.partnership_id = $3 and f.number = 3",
                    chain, n, foreign);
                return new Expected(chain, n, FaultKind.Inserted);
            default:
                return await ApplyWithKnowledgeAsync(house, chain, length, n);
        }
    }

    /// <summary>The tampering of somebody who knows the layout and computes hashes.</summary>
    private async Task<Expected?> ApplyWithKnowledgeAsync(ChainsHouse house, Guid chain, long length, long n)
    {
        var before = n == 1 ? CanonicalEntry.Beginning.ToArray() : (await house.EntryAsync(chain, n - 1)).Hash;
        var (old, _) = await house.EntryAsync(chain, n);
        var changed = new Act
        {
            Id = How is Tampering.InsertAndRenumber or Tampering.InsertSameNumber ? NewId.Next() : old.Id,
            At = old.At,
            Kind = old.Kind + "d",
            PersonId = old.PersonId,
            SubjectKind = old.SubjectKind,
            SubjectId = old.SubjectId,
            Digest = old.Digest,
        };
        var hash = CanonicalEntry.Hash(before, chain, n, changed);
        switch (How)
        {
            case Tampering.InsertSameNumber:
                await InsertAsync(house, chain, n, old, changed, hash);
                return new Expected(chain, n, FaultKind.Inserted, FaultKind.Altered, IsMarked(house, chain, n) ? FaultKind.BuiltAnew : FaultKind.Inserted);
            case Tampering.InsertAndRenumber:
                await RenumberAsync(house, chain, n, 1);
                await InsertAsync(house, chain, n, old, changed, Other % 2 == 0 ? hash : new byte[CanonicalEntry.HashLength]);
                return new Expected(chain, n, FaultKind.Inserted, IsMarked(house, chain, n) ? FaultKind.BuiltAnew : FaultKind.Inserted);
            case Tampering.AlterAndRehash:
                await house.TamperAsync($"update kernel.act set kind = kind || 'd' {AtPlace}", chain, n);
                await house.TamperAsync($"update kernel.act_link set hash = $3 {Link}", chain, n, hash);
                return IsMarked(house, chain, n) ? new Expected(chain, n, FaultKind.BuiltAnew) : new Expected(chain, n + 1, FaultKind.Altered);
            default:
                return await BuildAnewAsync(house, chain, length, n, changed, hash);
        }
    }

    private static async Task InsertAsync(ChainsHouse house, Guid chain, long n, Act old, Act made, byte[] hash)
    {
        await house.TamperAsync(
            "insert into kernel.act select $2, at, $3, person_id, subject_kind, subject_id, digest from kernel.act where id = $1", old.Id, made.Id, made.Kind);
        await house.TamperAsync("insert into kernel.act_link values ($1, $2, $3, $4)", chain, made.Id, n, hash);
    }

    private static async Task<Expected> BuildAnewAsync(ChainsHouse house, Guid chain, long length, long n, Act changed, byte[] hash)
    {
        await house.TamperAsync($"update kernel.act set kind = kind || 'd' {AtPlace}", chain, n);
        for (var i = n; ; i++)
        {
            await house.TamperAsync($"update kernel.act_link set hash = $3 {Link}", chain, i, hash);
            if (i == length)
            {
                var marks = house.Signed.SelectMany(f => f.Checkpoint!.Chains).Where(h => h.Chain == chain && h.Count >= n);
                return new Expected(chain, marks.Min(h => h.Count), FaultKind.BuiltAnew);
            }

            var (next, _) = await house.EntryAsync(chain, i + 1);
            hash = CanonicalEntry.Hash(hash, chain, i + 1, next);
        }
    }

    private static bool IsMarked(ChainsHouse house, Guid chain, long n) => house.Signed.Any(f => f.Checkpoint!.Chains.Any(h => h.Chain == chain && h.Count == n));
}

/// <summary>The ways in which a chain is tampered with.</summary>
internal enum Tampering
{
    FlipDigest,
    AlterColumn,
    FlipHash,
    RemoveLink,
    RemoveAct,
    Unseal,
    Outnumber,
    RemoveAndRenumber,
    CutTail,
    SwapNumbers,
    SwapActs,
    CopyToTheEnd,
    CopyOver,
    InsertSameNumber,
    InsertAndRenumber,
    AlterAndRehash,
    BuildAnew,
}
