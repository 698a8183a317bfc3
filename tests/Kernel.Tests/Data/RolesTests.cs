using LineOfSight.Kernel.Data;
using LineOfSight.Kit;

namespace LineOfSight.Kernel.Tests.Data;

public sealed class RolesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Installations_on_one_server_prepare_their_roles_at_once()
    {
        var names = Enumerable.Range(0, 6).Select(i => $"neighbour_{i}").ToList();
        foreach (var name in names)
        {
            await house.SqlAsync($"create database {name}");
        }

        await Task.WhenAll(names.Select(async name =>
        {
            await using var databases = new Databases(house.ConnectionStringTo(name));
            for (var i = 0; i < 10; i++)
            {
                await databases.PrepareAsync(TestContext.Current.CancellationToken);
            }

            await using var app = await databases.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
            Assert.Equal(name, app.Database);
        }));
    }
}
