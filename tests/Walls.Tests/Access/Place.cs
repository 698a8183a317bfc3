using LineOfSight.Kernel.Data;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>How a record stands to the person who asks for it.</summary>
internal enum Relation
{
    /// <summary>No record is named.</summary>
    None,

    /// <summary>Kept by the person's partnership, led by their agency, and theirs.</summary>
    Mine,

    /// <summary>The same partnership and agency, a colleague's.</summary>
    OwnAgency,

    /// <summary>The same partnership and agency, about one child's case.</summary>
    Case,

    /// <summary>The same partnership, another agency's.</summary>
    OtherAgency,

    /// <summary>Another partnership's, shared with the person's own.</summary>
    Shared,

    /// <summary>Another partnership's.</summary>
    OtherPartnership,
}

/// <summary>Where sample records are made: a partnership, an agency in it, and who owns them.</summary>
internal sealed class Place(World world, Relation relation, Guid partnership, Guid agency, Guid owner, string role)
{
    private readonly Dictionary<string, string> made = [];

    public World World => world;

    public Guid Partnership => partnership;

    public Guid Agency => agency;

    public Guid Owner => owner;

    /// <summary>True where records are about one child's case.</summary>
    public bool IsCase => relation == Relation.Case;

    /// <summary>A word of its own, for names that must be unlike those of other places.</summary>
    public string Mark { get; } = NewId.Next().ToString("N")[..10];

    /// <summary>The same place, where nothing has been made yet.</summary>
    public Place Again() => new(world, relation, partnership, agency, owner, role);

    /// <summary>The owner when their role has the permission and this is no case, otherwise the business manager of the partnership.</summary>
    public Guid WhoMay(string permission) => !IsCase && world.Roles.Any(r => r.Key == role && r.May.ContainsKey(permission)) ? owner : world.ManagerOf(partnership);

    /// <summary>The sample of a noun here, made once through its use case.</summary>
    /// <param name="noun">The route's name for it.</param>
    /// <param name="route">The route, for nouns that mean different things on different pages.</param>
    public async Task<string> OfAsync(string noun, string route = "")
    {
        var sample = Sample.For(noun, route);
        if (!made.TryGetValue(sample.GetType().Name, out var value))
        {
            made[sample.GetType().Name] = value = await sample.MakeAsync(this);
            if (relation == Relation.Shared && sample.IsShareable && Guid.TryParse(value, out var record))
            {
                await world.SqlAsync("insert into kernel.share (record_id, partnership_id) values ($1, $2) on conflict do nothing", record, world.Ours);
            }
        }

        return value;
    }
}
