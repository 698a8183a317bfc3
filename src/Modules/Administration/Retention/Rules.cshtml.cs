using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Retention;

/// <summary>How long each kind of record is kept, from when, and who says so.</summary>
[Can(Can.ReadRetention)]
internal sealed class RulesModel(Periods periods, IAccess access) : PageModel
{
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<Periods.Period> All { get; private set; } = [];

    public bool MaySet => access.May(Can.SetRetention);

    /// <summary>Words that began a sentence, in the middle of one.</summary>
    public static string InSentence(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    public async Task OnGetAsync(CancellationToken stop) => All = await periods.InAsync(periods.Present(Can.ReadRetention), stop);
}
