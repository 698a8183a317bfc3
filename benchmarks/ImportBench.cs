using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Register;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Bench;

/// <summary>
/// How long the national census takes through <c>schools import</c>, history of every school included, beside 1,000-row INSERT
/// statements of the same schools in one transaction; and how much memory the whole program needs for it.
/// </summary>
internal sealed class ImportBench(TextWriter output)
{
    private const int RowsInOneInsert = 1_000;
    private const double Wanted = 3;
    private const int WantedMegabytes = 250;
    private static readonly string[] Columns = ["urn", "la_code", "establishment_number", "name", "type", "kind", "status", "pupils"];

    public async Task RunAsync()
    {
        var census = Census();
        for (var round = 1; round <= 4; round++)
        {
            await using var ground = await Ground.OpenAsync();
            await using var services = ground.Installation.ServicesForVerbs();
            var runner = new Runner(services);
            string[] line = ["schools", "import", census];
            var code = await Root(runner).Parse(line).InvokeAsync();
            var (imported, said) = (runner.Took, runner.LastLine);
            var again = await Root(runner).Parse(line).InvokeAsync();
            var inserts = await InsertAsync(ground);
            Say($"round {round}{(round == 1 ? " (first in this process)" : "")}: {said} (codes {code}, {again})");
            Say($"         import {imported.TotalSeconds:N2} s, INSERTs of {RowsInOneInsert:N0} rows {inserts.TotalSeconds:N2} s: {imported / inserts:N2} times (wanted at most {Wanted:N0}); the same file again {runner.Took.TotalSeconds:N2} s");
        }

        Say($"memory of the program `schools import`, its database aside: {await MemoryAsync(census):N0} MB at most (wanted under {WantedMegabytes})");
        Say($"{Environment.ProcessorCount} processor(s) to use");
    }

    private static RootCommand Root(IRunVerbs runner)
    {
        var root = new RootCommand();
        foreach (var command in new RegisterModule().Commands(runner))
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static async Task<TimeSpan> InsertAsync(Ground ground)
    {
        var columns = string.Join(", ", Columns);
        await ground.SqlAsync("create table public.plain (like register.school including all)");
        await using var connection = await ground.Owner.OpenConnectionAsync();
        var rows = new List<object[]>();
        await using (var read = new NpgsqlCommand($"select {columns} from register.school", connection))
        await using (var reader = await read.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                var row = new object[Columns.Length];
                reader.GetValues(row);
                rows.Add(row);
            }
        }

        var watch = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var some in rows.Chunk(RowsInOneInsert))
        {
            var sql = new StringBuilder($"insert into public.plain ({columns}) values ");
            await using var insert = new NpgsqlCommand { Connection = connection, Transaction = transaction };
            for (var i = 0; i < some.Length; i++)
            {
                sql.Append(i == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range((i * Columns.Length) + 1, Columns.Length).Select(n => "$" + n)).Append(')');
                insert.Parameters.AddRange(some[i].Select(value => new NpgsqlParameter { Value = value }).ToArray());
            }

            insert.CommandText = sql.ToString();
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return watch.Elapsed;
    }

    private static async Task<long> MemoryAsync(string census)
    {
        var folder = Directory.CreateTempSubdirectory("los-bench-").FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lineofsight.dll"), "schools", "import", census, "--data", folder])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var program = Process.Start(start)!;
        var silent = Task.WhenAll(program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        long most = 0;
        while (!program.HasExited)
        {
            program.Refresh();
            most = Math.Max(most, program.PeakWorkingSet64);
            await Task.Delay(20);
        }

        await silent;
        Directory.Delete(folder, recursive: true);
        return most / 1048576;
    }

    // The published file beside the project, or as many rows of the same shape.
    private static string Census()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var published = Path.Combine(folder.FullName, "shared", "data", "schools", "england_census_2018-2019.csv");
            if (File.Exists(published))
            {
                return published;
            }
        }

        var made = Path.Combine(Directory.CreateTempSubdirectory("los-bench-").FullName, "census_2018-2019.csv");
        File.WriteAllLines(made, Enumerable.Range(0, 24_000).Select(n => $"{100_000 + n},{201 + (n % 150)},{1_000 + (n % 9_000)},State-funded primary,{n % 900}")
            .Prepend("URN,LA,ESTAB,SCHOOLTYPE,NOR"));
        return made;
    }

    private void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Runs a verb on this ground and times it, from the first row read to the commit.</summary>
    private sealed class Runner(IServiceProvider services) : IRunVerbs
    {
        public TimeSpan Took { get; private set; }

        public string LastLine { get; private set; } = "";

        public IReadOnlyList<Option> Options => [];

        public async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, VerbOutput, CancellationToken, Task<int>> verb, CancellationToken stop)
        {
            var words = new StringWriter(CultureInfo.InvariantCulture);
            await using var scope = services.CreateAsyncScope();
            var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
            await unit.EnterAsync(Account.Operator, session: null, stop);
            var watch = Stopwatch.StartNew();
            var code = await verb(scope.ServiceProvider, new VerbOutput(words, TextWriter.Null, Json: false), stop);
            await unit.CommitAsync(stop);
            Took = watch.Elapsed;
            LastLine = words.ToString().TrimEnd().Split('\n')[^1].TrimEnd();
            return code;
        }
    }
}
