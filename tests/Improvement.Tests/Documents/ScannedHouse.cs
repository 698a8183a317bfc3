using LineOfSight.Kernel.Files;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Documents;

/// <summary>A house whose scanner a test sets, and can take away.</summary>
public sealed class ScannedHouse : ImprovementHouse
{
    public Switch Scanner { get; } = new();

    // Errors say there what people see, and not what developers do.
    protected override string EnvironmentName => "Production";

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton<IScanFiles>(Scanner);
    }

    /// <summary>Asks whoever the test sets.</summary>
    public sealed class Switch : IScanFiles
    {
        public IScanFiles? Now { get; set; }

        /// <summary>Something that happens just before the scanner is asked.</summary>
        public Func<Task>? Before { get; set; }

        public Scanning Scanning => Now?.Scanning ?? Scanning.NotSet;

        public async Task<ScanResult> ScanAsync(Stream file, CancellationToken stop)
        {
            if (Before is { } before)
            {
                await before();
            }

            return await Now!.ScanAsync(file, stop);
        }
    }
}
