namespace LineOfSight.Register.Schools.Leads;

/// <summary>A page with the fields of a safeguarding lead.</summary>
internal interface ILeadForm
{
    LeadInput Input { get; }
}
