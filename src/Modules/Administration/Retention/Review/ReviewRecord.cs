using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LineOfSight.Administration.Retention.Review;

/// <summary>What becomes of a record that fell due.</summary>
internal enum Decision
{
    Keep,
    Dispose,
    Agree,
    Refuse,
}

/// <summary>
/// Decides about a record that fell due: keep it for longer, or propose to dispose of it; and as somebody else, agree or not. The
/// database refuses what is held, and one person alone.
/// </summary>
internal sealed class ReviewRecord(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    private const string IsHeld = "LH001";
    private const string IsGone = "LH002";

    public sealed class Input
    {
        [Required(ErrorMessage = "Choose what becomes of this record")]
        public Decision? Decision { get; set; }

        [Display(Name = "The date until which it is kept")]
        public DateOnly? KeepUntil { get; set; }

        [StringLength(RetentionReview.ReasonLimit, ErrorMessage = "Why must be 1,000 characters or fewer")]
        public string? Because { get; set; }

        public int Version { get; set; }
    }

    public async Task<RetentionReview> FindAsync(Guid id, CancellationToken stop) =>
        await db.FindVisibleAsync<RetentionReview>(access, Can.ReviewRecords, id, stop) ?? throw new NotVisible();

    /// <summary>True while a hold keeps the record of a review.</summary>
    public async Task<bool> IsHeldAsync(RetentionReview review, CancellationToken stop) =>
        (await db.Database.SqlQuery<bool>($"select kernel.is_held({review.Kind}, {review.RecordId}, {review.PartnershipId}) as \"Value\"").ToListAsync(stop))[0];

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var review = await FindAsync(id, stop);
        work.Expect(review, input.Version);
        var (me, now) = (access.Person.Id, clock.GetUtcNow());
        switch (input.Decision)
        {
            case Decision.Keep:
                review.Keep(input.KeepUntil, input.Because, me, clock.Today(), now);
                await work.DoAsync(RetentionActs.Kept, review, input.Because, stop);
                break;
            case Decision.Dispose:
                RuleBroken.Unless(!await IsHeldAsync(review, stop), "This record, or one that hangs together with it, is held, so it cannot be disposed of", nameof(Input.Decision));
                review.Propose(input.Because, me, now);
                await work.DoAsync(RetentionActs.Proposed, review, input.Because, stop);
                break;
            case Decision.Refuse:
                RuleBroken.Unless(!string.IsNullOrWhiteSpace(input.Because), "Enter why", nameof(Input.Because));
                review.Refuse();
                await work.DoAsync(RetentionActs.Refused, review, input.Because, stop);
                break;
            default:
                await DisposeAsync(review, stop);
                break;
        }
    }

    private async Task DisposeAsync(RetentionReview review, CancellationToken stop)
    {
        RuleBroken.Unless(review.State == ReviewState.Proposed, "Nobody proposed to dispose of this record");
        RuleBroken.Unless(review.DecidedBy != access.Person.Id, "You proposed it, so somebody else must agree", nameof(Input.Decision));
        RuleBroken.Unless(review.DueOn <= clock.Today(), "This record is not due any more", nameof(Input.Decision));
        try
        {
            var shared = await db.Database.SqlQuery<Guid>($"select d as \"Value\" from kernel.dispose({review.Id}) d").ToListAsync(stop);
            await work.DoAsync(RetentionActs.Disposed, review, review.Because, [review.PartnershipId, .. shared], stop);
        }
        catch (PostgresException refused) when (refused.SqlState == IsHeld)
        {
            throw new RuleBroken("This record, or one that hangs together with it, is held, so it cannot be disposed of", nameof(Input.Decision));
        }
        catch (PostgresException refused) when (refused.SqlState == IsGone)
        {
            throw new RuleBroken("This record is not there any more");
        }
    }
}
