using System.Globalization;
using System.Security.Cryptography;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>
/// Opens sealed answers of staff, five or more of a return together, and mixes them with those that are there. An envelope that cannot be
/// opened stays: it was acknowledged, and its key may come back.
/// </summary>
internal sealed class OpenEnvelopes(LineOfSightDb db, Envelopes envelopes, Work work, ILogger<OpenEnvelopes> log) : IRunJob
{
    public static readonly JobKind Kind = new("questionnaires.open-envelopes", "Takes in answers of staff, many together", "0 0/15 * * * ?", typeof(OpenEnvelopes));

    /// <summary>Fewer than this are not taken in while their round is open.</summary>
    private const int Fewest = 5;

    /// <summary>More wait for the next turn: the rounds of a whole country close on one day.</summary>
    private const int MostReturns = 1_000;

    private sealed record Waiting(byte[] CodeHash, byte[] Sealed);

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var (taken, returns, shut) = (0, 0, 0);
        foreach (var id in await db.Database.SqlQuery<Guid>($"select d as \"Value\" from questionnaires.staff_due() d order by gen_random_uuid() limit {MostReturns}").ToListAsync(stop))
        {
            var of = await db.Set<Return>().SingleAsync(r => r.Id == id, stop);
            var isLast = of.State == ReturnState.Excused || !await db.Set<Round>().AnyAsync(r => r.Id == of.RoundId && r.State == RoundState.Open, stop);
            var (hashes, opened, failed) = await OpenAsync(id, stop);
            shut += failed;
            if (opened.Count == 0 || (opened.Count < Fewest && !isLast))
            {
                continue;
            }

            // Apart from one another, each in an order of its own: not even a log of the server's questions shows pairs.
            RandomNumberGenerator.Shuffle((Span<byte[]>)hashes);
            var answers = opened.ToArray();
            RandomNumberGenerator.Shuffle((Span<string>)answers);
            await db.Database.SqlQuery<int>($"select questionnaires.take_in_staff_answers({id}, {hashes}, {answers}) as \"Value\"").ToListAsync(stop);
            await work.DoAsync(StaffActs.TakenIn, of, null, stop);
            (taken, returns) = (taken + answers.Length, returns + 1);
        }

        if (shut > 0)
        {
            log.LogError("{Count} sealed answers of staff cannot be opened and wait. A key of the data folder may be missing.", shut);
        }

        turn.Did = taken + shut == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{taken:N0} answers of staff taken in for {returns:N0} returns")
            + (shut == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {shut:N0} cannot be opened and wait: is a key of the data folder missing?"));
    }

    private async Task<(byte[][] Hashes, List<string> Opened, int Failed)> OpenAsync(Guid id, CancellationToken stop)
    {
        var waiting = await db.Database.SqlQuery<Waiting>($"select code_hash as \"CodeHash\", sealed as \"Sealed\" from questionnaires.staff_envelopes({id})").ToListAsync(stop);
        var (hashes, opened, failed) = (new List<byte[]>(), new List<string>(), 0);
        foreach (var envelope in waiting)
        {
            try
            {
                opened.Add(envelopes.Open(envelope.Sealed));
                hashes.Add(envelope.CodeHash);
            }
            catch (CryptographicException)
            {
                failed++;
            }
        }

        return ([.. hashes], opened, failed);
    }
}
