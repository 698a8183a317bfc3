using LineOfSight.Kernel.Data;
using LineOfSight.Kit;

namespace LineOfSight.Administration.Tests.SubjectAccess;

/// <summary>A partnership with a finding and an action about one child, full of words that must not get out.</summary>
public sealed class SubjectAccessHouse : House
{
    public const string Root = "/administration/subject-access";

    public Guid Partnership { get; private set; }

    public Guid Governance { get; private set; }

    public Guid Manager { get; private set; }

    /// <summary>Prepares and approves, so that only who reviewed what keeps the two apart.</summary>
    public Guid Both { get; private set; }

    public Guid Analyst { get; private set; }

    public string Finding { get; private set; } = "";

    public string Action { get; private set; } = "";

    public string Elsewhere { get; private set; } = "";

    protected override async Task FillAsync()
    {
        Partnership = await PartnershipAsync("Northshire Safeguarding Children Partnership");
        Governance = await PersonAsync("Gale Governance", "information-governance", Partnership);
        Manager = await PersonAsync("Morgan Manager", "business-manager", Partnership);
        Both = await PersonAsync("Bo Both", "information-governance", Partnership);
        await SqlAsync(
            "insert into kernel.assignment (id, person_id, role, partnership_id, starts_at, version) select gen_random_uuid(), $1, 'business-manager', $2, starts_at, 1 from kernel.assignment where person_id = $1",
            Both, Partnership);
        Analyst = await PersonAsync("Ada Analyst", "analyst", Partnership);
        Finding = await FindingAsync(Partnership, "The school rang Canary\u200bKestrel <b>twice</b>.\nCANARYKESTREL’s brother CanaryKestrels said so.");
        Action = await ActionAsync("Canarywithheld visits");
        Elsewhere = await FindingAsync(await PartnershipAsync("Southshire"), "Canary of Southshire");
    }

    /// <summary>A request that was received today.</summary>
    public async Task<string> RequestAsync()
    {
        using var browser = Browser(Governance);
        var today = Clock.GetUtcNow();
        var answer = await browser.PostAsync($"{Root}/record/request", new Dictionary<string, string>
        {
            ["Input.AskedBy"] = "The mother, by letter", ["Input.Right"] = "ParentForChild", ["Input.Checked"] = "Passport seen; no court order", ["Input.Subject"] = "C-1041",
            ["Input.ReceivedOn.Day"] = $"{today.Day}", ["Input.ReceivedOn.Month"] = $"{today.Month}", ["Input.ReceivedOn.Year"] = $"{today.Year}",
        });
        return answer.Location ?? throw new InvalidOperationException(answer.Errors);
    }

    private async Task<string> FindingAsync(Guid partnership, string found)
    {
        var reference = NewId.Reference('F');
        await SqlAsync(
            """
            insert into improvement.finding (id, partnership_id, reference, title, found, is_concern, theme, raised_by, raised_on, is_case_level, recorded_at, version)
            values ($1, $2, $3, 'What CanaryKestrel said', $4, true, 'School', 'CanaryReferrer, an aunt', $5, true, $6, 1)
            """,
            NewId.Next(), partnership, reference, found, new DateOnly(2026, 4, 1), Clock.GetUtcNow());
        return reference;
    }

    private async Task<string> ActionAsync(string what)
    {
        var reference = NewId.Reference('A');
        await SqlAsync(
            "insert into improvement.action (id, partnership_id, reference, what, owner_id, due_on, status, is_case_level, added_at, version) values ($1, $2, $3, $4, $5, $6, 'OnTrack', true, $7, 1)",
            NewId.Next(), Partnership, reference, what, Manager, new DateOnly(2026, 6, 1), Clock.GetUtcNow());
        return reference;
    }
}
