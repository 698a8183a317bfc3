using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Mail;

/// <summary>Chooses how often one gets letters.</summary>
internal sealed class ChooseLetters(LineOfSightDb db, IAccess access, LetterWishes wishes, Work work)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose how often we write to you")]
        public LetterWish? Wish { get; set; }
    }

    public async Task HandleAsync(Input input, CancellationToken stop)
    {
        var me = access.Person.Id;
        await wishes.ChooseAsync(input.Wish!.Value, stop);
        var account = await db.Set<Account>().SingleAsync(a => a.Id == me, stop);
        await work.DoAsync(HostModule.LettersChosen, account, reason: null, [Act.Installation], stop);
    }
}
