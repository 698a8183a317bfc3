using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using LineOfSight.Papers;
using LineOfSight.Walls.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>Somebody who knocks at every door.</summary>
/// <param name="Code">Two letters at the head of the column.</param>
/// <param name="Name">The role, or who it is without one.</param>
/// <param name="Role">The role's key; empty for people without any.</param>
/// <param name="Person">The account; null for a visitor.</param>
internal sealed record Column(string Code, string Name, string Role, Guid? Person);

/// <summary>
/// A house with two partnerships, three agencies, a person of every role, and one sample of each record in each relation.
/// </summary>
public class World : House
{
    private readonly Dictionary<Guid, Guid> managers = [];
    private readonly Dictionary<(Relation, Guid), Place> places = [];
    private readonly Dictionary<(Relation, string), Place> owned = [];
    private Guid ourAgency;

    internal Guid Ours { get; private set; }

    internal Guid Theirs { get; private set; }

    internal Guid Elsewhere { get; private set; }

    internal IReadOnlyList<Role> Roles { get; } = Installation.Roles();

    internal IReadOnlyList<Column> Columns { get; private set; } = [];

    internal IReadOnlyList<Door> Doors { get; private set; } = [];

    internal Guid ManagerOf(Guid partnership) => managers[partnership];

    /// <summary>Where a relation's samples stand for a column: what is mine, and what is nobody's, differs from one person to the next.</summary>
    internal Place PlaceOf(Relation relation, Column column) =>
        places.GetValueOrDefault((relation, relation is Relation.Mine or Relation.None ? column.Person ?? Guid.Empty : Guid.Empty)) ?? places[(Relation.OwnAgency, Guid.Empty)];

    /// <summary>
    /// Samples of a column's own, alike: what one person ends with a form, another would not find. Who has nothing that is theirs, as
    /// an administrator of the installation, is given samples like a colleague's.
    /// </summary>
    internal Place OwnPlaceOf(Relation relation, Column column)
    {
        var place = PlaceOf(relation, column);
        return place.Owner == (column.Person ?? Guid.Empty)
            ? place
            : owned.TryGetValue((relation, column.Code), out var own) ? own : owned[(relation, column.Code)] = place.Again();
    }

    /// <inheritdoc />
    // Who may have a paper as PDF is asked a hundred times here; that Chromium prints it is asked elsewhere.
    protected override void Change(IServiceCollection services)
    {
        Breaks.AddTo(services, () => [Ours, Theirs, Elsewhere]);
        services.AddSingleton(new PdfPrinter(new PdfSettings("not-printed-here")));
    }

    /// <inheritdoc />
    protected override async Task FillAsync()
    {
        Ours = await Neighbourhood.PartnershipAsync(this, "Ours");
        Theirs = await Neighbourhood.PartnershipAsync(this, "Theirs");
        Elsewhere = await Neighbourhood.PartnershipAsync(this, "Elsewhere");
        managers[Ours] = await PersonAsync("Manager of ours", "business-manager", Ours);
        managers[Theirs] = await PersonAsync("Manager of theirs", "business-manager", Theirs);
        ourAgency = await Neighbourhood.AgencyAsync(this, Ours, "Police of ours");
        var otherAgency = await Neighbourhood.AgencyAsync(this, Ours, "Health of ours", "icb");
        var theirAgency = await Neighbourhood.AgencyAsync(this, Theirs, "Police of theirs");
        Columns = await ColumnsAsync();
        await PlaceAsync(Relation.OwnAgency, Ours, ourAgency);
        await PlaceAsync(Relation.Case, Ours, ourAgency);
        await PlaceAsync(Relation.OtherAgency, Ours, otherAgency);
        await PlaceAsync(Relation.Shared, Theirs, theirAgency);
        await PlaceAsync(Relation.OtherPartnership, Theirs, theirAgency);
        foreach (var column in Columns)
        {
            var owner = column.Person ?? Guid.Empty;
            places[(Relation.None, owner)] = new Place(this, Relation.None, Ours, ourAgency, owner, column.Role);
        }

        foreach (var column in Columns.Where(c => Roles.Any(r => r.Key == c.Role && !r.IsOfInstallation)))
        {
            places[(Relation.Mine, column.Person!.Value)] = new Place(this, Relation.Mine, Ours, ourAgency, column.Person.Value, column.Role);
        }

        Doors = [.. (await Door.AllAsync(Services)).Where(d => d.Module != "assets")];
    }

    /// <summary>One unit of work as a person, with a use case.</summary>
    internal Task<T> WithAsync<TUseCase, T>(Guid person, Func<TUseCase, CancellationToken, Task<T>> work)
        where TUseCase : notnull => AsAsync(person, services => work(services.GetRequiredService<TUseCase>(), CancellationToken.None));

    /// <inheritdoc cref="WithAsync{TUseCase, T}" />
    internal Task WithAsync<TUseCase>(Guid person, Func<TUseCase, CancellationToken, Task> work)
        where TUseCase : notnull => AsAsync(person, services => work(services.GetRequiredService<TUseCase>(), CancellationToken.None));

    /// <summary>True when a query finds a row.</summary>
    internal Task<bool> HasAsync(string sql, params object[] values) => SqlAsync<bool>($"select exists ({sql})", values);

    /// <summary>A session of a person, as the sign-in would make it; the cookie's value.</summary>
    internal async Task<string> SessionAsync(Guid person)
    {
        var (session, now) = (NewId.Next(), Clock.GetUtcNow());
        await SqlAsync("insert into identity.session (id, account_id, started_at, expires_at, last_seen_at, fresh_at) values ($1, $2, $3, $4, $4, $4)", session, person, now, now.AddHours(8));
        return CookieOf(person, session);
    }

    private async Task PlaceAsync(Relation relation, Guid partnership, Guid agency)
    {
        var owner = await PersonAsync($"Colleague {relation}", "agency-lead", partnership, agency);
        places[(relation, Guid.Empty)] = new Place(this, relation, partnership, agency, owner, "agency-lead");
    }

    private async Task<List<Column>> ColumnsAsync()
    {
        var columns = new List<Column>();
        foreach (var role in Roles)
        {
            var person = role.IsOfInstallation
                ? await PersonAsync(role.Name, role.Key, null)
                : await PersonAsync(role.Name, role.Key, Ours, ourAgency);
            columns.Add(new Column(CodeOf(role.Key), role.Key, role.Key, person));
        }

        var nobody = await PersonAsync("Nobody in particular", "ended-long-ago", null);
        await SqlAsync("update kernel.assignment set ends_at = starts_at where person_id = $1", nobody);
        columns.Add(new Column("no", "signed in when their last role ended", "", nobody));
        columns.Add(new Column("vi", "visitor, not signed in", "", null));
        return columns.Select(c => c.Code).Distinct().Count() == columns.Count
            ? columns
            : throw new InvalidOperationException($"Two columns of the ledger have one code: {string.Join(' ', columns.Select(c => c.Code))}");
    }

    private static string CodeOf(string role) => role.Split('-') is [{ } first, { } second, ..] ? $"{first[0]}{second[0]}" : role[..2];
}
