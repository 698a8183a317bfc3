using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LineOfSight.Kernel.Access;

/// <summary>What somebody guesses at. Each is counted on its own: a hundred dead links opened in an office keep nobody there from signing in.</summary>
public enum Guess
{
    /// <summary>A password, a code, or a way in from outside.</summary>
    SignIn,

    /// <summary>The secret of a link, or the address that it was sent to.</summary>
    Link,
}

/// <summary>
/// Counts wrong guesses per network address, in memory only, so that one guess on each of a thousand accounts is noticed too.
/// Offices share an address: the limit is for the whole office.
/// </summary>
/// <param name="clock">Tells when a window is over.</param>
public sealed class GuessThrottle(TimeProvider clock)
{
    /// <summary>Wrong guesses an address has in one window.</summary>
    public const int Most = 100;

    private const int MostAddresses = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<(Guess, string), (int Count, DateTimeOffset Until)> wrong = new();

    /// <summary>False when an address has used up its guesses.</summary>
    public bool MayTry(Guess guess, IPAddress? address) =>
        !wrong.TryGetValue((guess, Key(address)), out var known) || known.Count < Most || known.Until <= clock.GetUtcNow();

    /// <summary>Counts a wrong guess.</summary>
    public void Wrong(Guess guess, IPAddress? address)
    {
        var now = clock.GetUtcNow();
        if (wrong.Count >= MostAddresses)
        {
            foreach (var (key, known) in wrong.Where(w => w.Value.Until <= now))
            {
                wrong.TryRemove(KeyValuePair.Create(key, known));
            }
        }

        wrong.AddOrUpdate((guess, Key(address)), (1, now + Window), (_, known) => known.Until <= now ? (1, now + Window) : (known.Count + 1, known.Until));
    }

    // A home or an office has a whole /64 of IPv6.
    private static string Key(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };
}
