using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kit;
using LineOfSight.Walls.Tests.Discovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Walls.Tests.Records;

/// <summary>Every kind of record says how long it is kept, and every kind that falls due can be disposed of.</summary>
public sealed class RetentionTests(House house) : IClassFixture<House>
{
    private static readonly RetentionBook Book = new(Host.Modules.All.All.SelectMany(m => m.Retention));

    [Fact]
    public void Every_kind_of_record_names_its_retention_rule() => Wall.Holds(Unnamed(Kinds(Built.All.SelectMany(b => b.Assembly.GetTypes())), Book));

    [Fact]
    public void A_planted_kind_without_a_rule_is_found() => Wall.Finds(nameof(Planted), Unnamed(Kinds([typeof(Planted)]), Book));

    [Fact]
    public void Every_rule_says_who_says_so_and_what_disposal_does() => Wall.Holds(Book.All
        .Where(r => string.IsNullOrWhiteSpace(r.Source) || string.IsNullOrWhiteSpace(r.Disposal) || string.IsNullOrWhiteSpace(r.Words)).Select(r => $"{r.Kind} says too little"));

    [Fact]
    public async Task Every_kind_that_falls_due_can_be_disposed_of_and_is_read_as_its_rule_says()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<LineOfSightDb>().Model;
        foreach (var rule in Book.All.Where(r => r.IsReviewed))
        {
            Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.retention_kind k where k.kind = $1 and to_regprocedure(k.disposer || '(uuid)') is not null", rule.Kind));
            Assert.Equal(rule.Table, model.FindEntityType(rule.Record)!.GetSchemaQualifiedTableName());
            await house.SqlAsync($"select ({rule.Since})::date, ({rule.Reference})::text from {rule.Table} r");
        }
    }

    private static IEnumerable<Type> Kinds(IEnumerable<Type> types) => types.Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IPartnershipRecord).IsAssignableFrom(t));

    private static IEnumerable<string> Unnamed(IEnumerable<Type> kinds, RetentionBook book) =>
        kinds.Where(k => book.Find(k.Name)?.Record != k).Select(k => $"{k.FullName} names no retention rule: add one to Retention in its module's face");

    private sealed class Planted : IPartnershipRecord
    {
        public Guid Id => Guid.Empty;

        public Guid PartnershipId => Guid.Empty;
    }
}
