using LineOfSight.Kernel.Access;
using LineOfSight.Kit;
using LineOfSight.Register.Schools.Import;
using LineOfSight.Register.Tests.Schools.Import;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests.Schools;

/// <summary>A house with one partnership and its business manager; schools are imported by the tests.</summary>
public sealed class RegisterHouse : House
{
    public Guid Partnership { get; private set; }

    public Guid Manager { get; private set; }

    protected override async Task FillAsync()
    {
        Partnership = await PartnershipAsync("Marshland Safeguarding Children Partnership");
        Manager = await PersonAsync("Ilse Varga", "business-manager", Partnership);
    }

    internal Task<RegisterDifference> ImportAsync(string text, string? la = null, DateOnly? asOf = null, bool confirmed = false, string fileName = "census.csv", string? names = null)
        => ImportAsync(Given.Bytes(text), la, asOf, confirmed, fileName, names is null ? null : Given.Bytes(names));

    internal Task<RegisterDifference> ImportAsync(
        Stream register, string? la = null, DateOnly? asOf = null, bool confirmed = false, string fileName = "census.csv", Stream? names = null)
        => AsAsync(Manager, services => services.GetRequiredService<ApplyImport>().NowAsync(
            new RegisterSource(register, fileName, names, names is null ? null : "names.csv", la, asOf), confirmed, apply: true, rowsRead: null, CancellationToken.None));

    /// <summary>The command line's operator, in a unit of work.</summary>
    public Task<T> AsOperatorAsync<T>(Func<IServiceProvider, Task<T>> work) => AsAsync(Account.Operator, work);
}
