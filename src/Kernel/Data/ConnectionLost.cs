using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>What the database, or the way to it, throws when it cannot be used: all that passes by itself begins here.</summary>
public static class ConnectionLost
{
    /// <summary>
    /// True for what the driver throws of its own accord. When a connection is cut while a command is still being sent, Npgsql 10.0 can
    /// trip over what it has already cleared away; from within the driver that too says only that the connection is gone.
    /// </summary>
    /// <param name="trouble">The exception itself; what it holds is not looked at.</param>
    public static bool Says(Exception trouble) => trouble is NpgsqlException || (trouble is NullReferenceException && trouble.Source == Driver);

    private static readonly string? Driver = typeof(NpgsqlConnection).Assembly.GetName().Name;
}
