using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Leads;

/// <summary>What is typed about a safeguarding lead.</summary>
internal sealed class LeadInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Telephone { get; set; }

    public bool IsDeputy { get; set; }

    public DateOnly? VerifiedOn { get; set; }

    public int Version { get; set; }

    public SafeguardingLead.Particulars Particulars() => new(Name, Email, Telephone, IsDeputy, VerifiedOn);
}

/// <summary>Records a school's safeguarding lead for the partnership that the person works in.</summary>
internal sealed class RecordLead(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    public async Task HandleAsync(int urn, LeadInput input, CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.EditLeads, partnership);
        var school = await db.Set<School>().SingleOrDefaultAsync(s => s.Urn == urn, stop) ?? throw new NotVisible();
        RuleBroken.Unless(school.Status != SchoolStatus.Closed, "This school is closed. A safeguarding lead can be recorded for a school that is open.");
        var lead = SafeguardingLead.Record(partnership, urn, input.Particulars(), clock.Today());
        db.Add(lead);
        await work.DoAsync(SchoolsActs.LeadNamed, lead, reason: null, stop);
    }
}

/// <summary>Changes what is recorded about a safeguarding lead.</summary>
internal sealed class ChangeLead(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    /// <returns>The school.</returns>
    public async Task<int> HandleAsync(Guid id, LeadInput input, CancellationToken stop)
    {
        var lead = await db.FindVisibleAsync<SafeguardingLead>(access, Can.EditLeads, id, stop) ?? throw new NotVisible();
        access.Demand(Can.EditLeads, lead);
        work.Expect(lead, input.Version);
        lead.Correct(input.Particulars(), clock.Today());
        await work.DoAsync(SchoolsActs.LeadCorrected, lead, reason: null, stop);
        return lead.Urn;
    }
}

/// <summary>Says that somebody asked the school today and the entry is still right.</summary>
internal sealed class VerifyLead(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    public async Task HandleAsync(Guid id, int version, CancellationToken stop)
    {
        var lead = await db.FindVisibleAsync<SafeguardingLead>(access, Can.EditLeads, id, stop) ?? throw new NotVisible();
        access.Demand(Can.EditLeads, lead);
        work.Expect(lead, version);
        lead.Verify(clock.Today());
        await work.DoAsync(SchoolsActs.LeadVerified, lead, reason: null, stop);
    }
}

/// <summary>Ends an entry: the person no longer leads safeguarding in the school. What was recorded stays in the history.</summary>
internal sealed class EndLead(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    /// <returns>The school.</returns>
    public async Task<int> HandleAsync(Guid id, int version, string? reason, CancellationToken stop)
    {
        var lead = await db.FindVisibleAsync<SafeguardingLead>(access, Can.EditLeads, id, stop) ?? throw new NotVisible();
        access.Demand(Can.EditLeads, lead);
        work.Expect(lead, version);
        lead.End(clock.Today());
        await work.DoAsync(SchoolsActs.LeadEnded, lead, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), stop);
        return lead.Urn;
    }
}
