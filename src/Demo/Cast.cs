namespace LineOfSight.Demo;

/// <summary>Who acts in a partnership whose two years are told at length.</summary>
/// <param name="At">The partnership.</param>
/// <param name="Scrutineer">Its independent scrutineer.</param>
/// <param name="Body">The body that watches over its actions.</param>
/// <param name="Other">An agency that is no safeguarding partner, where there is one.</param>
/// <param name="Council">The council.</param>
/// <param name="Police">The police.</param>
/// <param name="Health">The integrated care board.</param>
internal sealed record Cast(Founded At, Guid Scrutineer, Guid Body, Guid Other, Side Council, Side Police, Side Health)
{
    public Guid Id => At.Id;

    public Guid Manager => At.Manager;

    /// <summary>Whoever is still missing joins, two years before the demonstration is made: delegates, leads of agencies, a school’s lead.</summary>
    public async Task<Cast> JoinedAsync(Stage stage)
    {
        var on = stage.Ago(728);
        foreach (var side in (Side[])[Council, Health])
        {
            await stage.InviteAsync(Manager, on, "delegated-partner", Id, side.Speaker, side.Agency);
        }

        return this with { Council = await LedAsync(Council, "Head of safeguarding"), Police = await LedAsync(Police, "Detective superintendent"), Health = await LedAsync(Health, "Designated nurse") };

        async Task<Side> LedAsync(Side side, string post) =>
            side.Lead == Manager ? side with { Lead = await stage.InviteAsync(Manager, on, "agency-lead", Id, post, side.Agency) } : side;
    }
}

/// <summary>A safeguarding partner: its agency, its lead, and who speaks for it.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Lead">The account of its lead.</param>
/// <param name="Speaker">The post that speaks for it when the partners decide.</param>
internal sealed record Side(Guid Agency, Guid Lead, string Speaker);
