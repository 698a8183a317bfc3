using Xunit.Sdk;
using Xunit.v3;

namespace LineOfSight.Kit;

/// <summary>Stops the PostgreSQL of a test program before the runner ends: what is still running ten seconds later counts as a failure.</summary>
public sealed class ClusterLife : ITestPipelineStartup
{
    /// <inheritdoc />
    public ValueTask StartAsync(IMessageSink diagnosticMessageSink) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public async ValueTask StopAsync() => await Cluster.StopAsync();
}
