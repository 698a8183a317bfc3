using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Walls.Tests.Discovery;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Walls.Tests.Records;

public sealed class WritersTests
{
    private static readonly IReadOnlyList<Use> House = [.. Built.All.SelectMany(b => Instructions.Of(b.Assembly))];
    private static readonly IReadOnlyList<Use> Here = Instructions.Of(typeof(WritersTests).Assembly);

    [Fact]
    public void Only_work_saves() => Wall.Holds(Writers.Savers(House));

    [Fact]
    public void No_statement_passes_the_audit_trail_without_a_reason() => Wall.Holds(Writers.Bypassing(House).Concat(Writers.Idle(House)));

    [Fact]
    public void Pages_never_write() => Wall.Holds(Writers.Pages(House, Built.All.SelectMany(b => Built.PagesOf(b.Assembly))));

    [Fact]
    public void The_one_who_may_save_is_seen_saving() =>
        Assert.Contains(House, u => u is { Owner: "LineOfSight.Kernel.Acts.Work", Method: "SaveAsync", Target: "SaveChangesAsync" });

    [Fact]
    public void A_planted_writer_is_found()
    {
        Wall.Finds("PlantedUseCase.HandleAsync calls SaveChangesAsync", Writers.Savers(Here));
        Wall.Finds("PlantedUseCase.HandleAsync calls ExecuteDeleteAsync", Writers.Bypassing(Here));
    }

    [Theory]
    [InlineData("PlantedPage.OnPostAsync calls Add")]
    [InlineData("PlantedPage.OnPostAsync calls SaveChangesAsync")]
    [InlineData("PlantedPage.OnPostAsync calls Expect")]
    [InlineData("PlantedPage.OnPostAsync calls ExecuteUpdateAsync")]
    [InlineData("PlantedPage.OnGet calls RemoveRange")]
    public void A_planted_page_that_writes_is_found(string words) => Wall.Finds(words, Writers.Pages(Here, [typeof(PlantedPage)]));

    private sealed class PlantedUseCase(LineOfSightDb db)
    {
        public async Task HandleAsync()
        {
            await db.Set<Partnership>().ExecuteDeleteAsync();
            await db.SaveChangesAsync();
        }
    }
}

internal sealed class PlantedPage(LineOfSightDb db, Work work) : PageModel
{
    public void OnGet() => new Action(() => db.Set<Partnership>().RemoveRange([]))();

    public async Task OnPostAsync(IVersioned record)
    {
        db.Add(record);
        work.Expect(record, 1);
        await db.Set<Partnership>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "Another"));
        await db.SaveChangesAsync();
    }
}
