using Xunit.Sdk;
using Xunit.v3;

namespace LineOfSight.Kit;

/// <summary>
/// Runs the tests of a class in the order of their names. By itself xunit goes by a digest in which the path of the program counts:
/// tests that share a database then run in another order in every clone, and one that only passes when it is first passes on one
/// machine and fails on the next.
/// </summary>
public sealed class ByName : ITestCaseOrderer
{
    /// <inheritdoc />
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(c => c.TestCaseDisplayName, StringComparer.Ordinal).ThenBy(c => c.UniqueID, StringComparer.Ordinal)];
}
