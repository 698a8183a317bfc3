using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;

namespace LineOfSight.Administration.SubjectAccess.Review;

/// <summary>Decides about one page.</summary>
internal sealed class ReviewPage(SubjectRequests requests, IAccess access, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose what becomes of this page")]
        public PageDecision? Decision { get; set; }

        [StringLength(CollectedPage.RedactionsLimit, ErrorMessage = "The words to take out must be 5,000 characters or fewer")]
        public string? Redactions { get; set; }

        public Exemption? Exemption { get; set; }

        [StringLength(CollectedPage.BecauseLimit, ErrorMessage = "Why must be 1,000 characters or fewer")]
        public string? Because { get; set; }

        public int Version { get; set; }
    }

    /// <returns>The next page that nobody has reviewed, or the one that follows, or null after the last.</returns>
    public async Task<CollectedPage?> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var (request, page) = await requests.PageAsync(id, Can.PrepareSubjectAccess, stop);
        work.Expect(page, input.Version);
        request.Reopen(RequestState.Reviewing);
        page.Review(
            input.Decision!.Value, await requests.PlainAsync(input.Redactions ?? "", stop), input.Exemption, input.Because, access.Person.Id, clock.GetUtcNow());
        await work.DoAsync(SubjectAccessActs.Reviewed, request, null, stop);
        var pages = await requests.PagesAsync(request.Id, stop);
        return pages.Find(p => p.Number > page.Number && p.Decision == PageDecision.NotReviewed) ?? pages.Find(p => p.Decision == PageDecision.NotReviewed);
    }
}
