using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>Returns whose answers somebody of the partnership enters, because they came on paper or by email.</summary>
internal sealed class KeyReturn(LineOfSightDb db, IAccess access)
{
    /// <summary>True when its agency or school has begun to answer it, which the page that follows it up explains.</summary>
    public async Task<bool> IsTheirsAsync(Guid id, CancellationToken stop) => await db.FindVisibleAsync<Return>(access, Can.Key, id, stop) is { IsOpen: true, AnsweredItself: true };

    /// <summary>A return that the acting person may enter now.</summary>
    /// <exception cref="NotVisible">It is not there, not for this person, was signed off, or its round is not open; or its agency or school has begun it: a draft is nobody else's business.</exception>
    public async Task<Return> FindAsync(Guid id, CancellationToken stop)
    {
        var found = await db.FindVisibleAsync<Return>(access, Can.Key, id, stop) ?? throw new NotVisible();
        return found.CanBeKeyed && await db.Set<Round>().AnyAsync(r => r.Id == found.RoundId && r.State == RoundState.Open, stop) ? found : throw new NotVisible();
    }
}
