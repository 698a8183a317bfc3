using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Raise;

/// <summary>Another module raises a finding, and reads back what became of it.</summary>
public sealed class HearFindingRaisedTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    /// <summary>A record of a module that stands in for the register.</summary>
    private sealed record School(Guid Id, Guid PartnershipId) : IPartnershipRecord;

    private Task TellAsync(FindingRaised happened) => house.AsAsync(house.Manager, async services =>
    {
        var work = services.GetRequiredService<Work>();
        work.Tell(happened);
        await work.DoAsync(ImprovementActs.FindingOpened, new School(NewId.Next(), happened.PartnershipId), null, CancellationToken.None);
    });

    private FindingRaised Event(Guid? partnership = null) => new(
        NewId.Next(), partnership ?? house.Keeper, "12 schools have no verified safeguarding lead", true, "Safeguarding leads in schools", "The school register",
        [
            new(EvidenceKind.Figure, "Schools without a verified lead", 12, 450, house.Today, new SourceRef("register", null, "/register/schools", "School register")),
        ]);

    [Fact]
    public async Task Becomes_a_finding_with_its_source()
    {
        var happened = Event();
        await TellAsync(happened);
        using var browser = house.Browser(house.Manager);
        var page = await browser.GetAsync(ImprovementLinks.Finding(happened.FindingId));
        Assert.Contains("12 of 450 counted", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href='/register/schools']"));
        Assert.Equal(1L, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'improvement.finding.raised'", happened.FindingId));
    }

    [Fact]
    public async Task Is_refused_whole_by_the_same_rules()
    {
        var acts = await house.SqlAsync<long>("select count(*) from kernel.act");
        var happened = Event();
        FindingRaised[] wrong =
        [
            happened with { Title = " " },
            happened with { Title = new string('a', 201) },
            happened with { Evidence = [] },
            happened with { Evidence = [happened.Evidence[0] with { Base = null }] },
            happened with { Evidence = [happened.Evidence[0] with { Kind = EvidenceKind.Quotation }] },
            happened with { RaisedOn = house.Today.AddDays(1) },
            happened with { Evidence = [happened.Evidence[0] with { Source = happened.Evidence[0].Source with { Url = "https://example.org" } }] },
        ];
        foreach (var one in wrong)
        {
            var rule = await Assert.ThrowsAsync<RuleBroken>(() => TellAsync(one));
            Assert.Null(rule.Field);
            Assert.StartsWith("The finding cannot be raised. ", rule.Message, StringComparison.Ordinal);
        }

        Assert.Equal(acts, await house.SqlAsync<long>("select count(*) from kernel.act"));
        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from improvement.finding where id = $1", happened.FindingId));
    }

    [Fact]
    public async Task Cannot_be_raised_into_a_partnership_of_others()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => TellAsync(Event(house.Neighbour)));
        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from improvement.finding where partnership_id = $1", house.Neighbour));
    }

    [Fact]
    public async Task Reads_progress_back()
    {
        var happened = Event();
        await TellAsync(happened);
        await house.AddActionAsync(house.Manager, happened.FindingId);
        var answer = await house.WriteAnswerAsync(house.Manager, happened.FindingId);
        await house.DeliverAsync(house.Manager, answer);
        Task<IReadOnlyList<FindingProgress>> ReadAsync(Guid person) =>
            house.AsAsync(person, s => s.GetRequiredService<IProgress>().OfAsync([happened.FindingId, NewId.Next()], CancellationToken.None));
        var progress = Assert.Single(await ReadAsync(house.Analyst));
        Assert.Equal((1, 0, (DateOnly?)house.Today), (progress.OpenActions, progress.DoneActions, progress.AnsweredOn));
        Assert.Empty(await ReadAsync(house.Stranger));
    }
}
