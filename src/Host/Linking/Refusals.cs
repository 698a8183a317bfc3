using LineOfSight.Host.Verbs;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Host.Linking;

/// <summary>What the linking verbs answer when they cannot: words on the error stream that name the place, and a code of their own.</summary>
internal static class Refusals
{
    private const int Refused = 1;
    private const int Interrupted = 130;

    public static async Task<int> TellAsync(TextWriter error, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (ArgumentException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return Arguments.Wrong;
        }
        catch (Exception refused) when (refused is ModelRefusedException or RecordsRefusedException)
        {
            await error.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(closed.Message);
            return Arguments.CannotOpen;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped. Nothing was written over.");
            return Interrupted;
        }
    }
}
