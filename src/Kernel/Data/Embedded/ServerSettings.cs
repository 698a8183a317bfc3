using System.Globalization;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>What the private server is started with. Given on the command line at each start, so that a new version of the product
/// changes them and root never writes into the folder of the server's user.</summary>
internal static class ServerSettings
{
    /// <summary>The options of <c>postgres</c>, quoted for <c>pg_ctl -o</c>.</summary>
    public static string For(EmbeddedPostgresOptions options, string socketFolder)
    {
        var durable = options.Durable ? "on" : "off";
        (string Name, string Value)[] settings =
        [
            ("listen_addresses", ""),
            ("unix_socket_directories", socketFolder),
            ("unix_socket_permissions", "0700"),
            ("password_encryption", "scram-sha-256"),
            ("fsync", durable),
            ("synchronous_commit", durable),
            ("full_page_writes", durable),
            ("shared_buffers", string.Create(CultureInfo.InvariantCulture, $"{options.SharedBuffersMegabytes}MB")),
            ("max_connections", "100"),
            ("work_mem", "8MB"),
            ("maintenance_work_mem", "64MB"),
            ("max_wal_size", "1GB"),
            ("min_wal_size", "80MB"),
            ("wal_level", "replica"),
            ("checkpoint_timeout", "10min"),
            ("max_worker_processes", "4"),
            ("jit", "off"), // short queries: compiling them costs more than it saves
            ("timezone", "UTC"),
            ("log_timezone", "UTC"),
            // Statements and errors quote what people typed about children: the log holds the server's own events only.
            ("log_min_messages", "log"),
            ("log_min_error_statement", "panic"),
            ("log_statement", "none"),
            ("log_min_duration_statement", "-1"),
            ("log_parameter_max_length", "0"),
            ("log_parameter_max_length_on_error", "0"),
            ("log_error_verbosity", "terse"),
            ("log_checkpoints", "off"),
            ("logging_collector", "off"),
        ];
        return string.Join(' ', settings.Select(setting => $"-c '{setting.Name}={setting.Value}'"));
    }
}
