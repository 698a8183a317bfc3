using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Modules;
using LineOfSight.Walls.Tests.Discovery;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Walls.Tests.Records;

public sealed class VocabularyTests
{
    private static readonly IReadOnlyList<Use> Uses = [.. Built.All.SelectMany(b => Instructions.Of(b.Assembly))];
    private static readonly IReadOnlyList<Type> Types = [.. Built.All.SelectMany(b => b.Assembly.GetTypes())];
    private static readonly HashSet<string> Permissions = [.. Host.Modules.All.All.SelectMany(m => m.Permissions).Select(p => p.Name)];
    private static readonly HashSet<string> Faces = [.. Host.Modules.All.All.Select(m => m.GetType().FullName!)];
    private static readonly IReadOnlySet<string> Lists = Vocabulary.Declaring(Types, Host.Modules.All.All.Select(m => m.GetType()), Permissions);

    [Fact]
    public void Every_permission_is_held_by_a_role_and_checked_somewhere()
    {
        _ = new RoleBook(Installation.Roles(), Host.Modules.All.All.SelectMany(m => m.Permissions));
        Wall.Holds(Vocabulary.Unchecked(Permissions, Types.Where(t => t.IsSubclassOf(typeof(PageModel))), Uses, Lists));
    }

    [Fact]
    public void Every_act_is_performed_somewhere() => Wall.Holds(Vocabulary.NeverPerformed(Host.Modules.All.Acts.Values, Types, Uses, Faces));

    [Fact]
    public void Names_of_permissions_and_acts_begin_with_their_module() => Wall.Holds(Host.Modules.All.All
        .SelectMany(m => m.Permissions.Select(p => p.Name).Concat(m.Acts.Select(a => a.Name)).Where(n => !n.StartsWith(m.Name + ".", StringComparison.Ordinal))));

    [Fact]
    public void Every_menu_item_names_a_permission_that_there_is() =>
        Wall.Holds(Host.Modules.All.All.SelectMany(m => m.Menu).Where(i => !Permissions.Contains(i.Permission)).Select(i => $"{i.Text}: {i.Permission}"));

    [Fact]
    public void A_planted_permission_that_nobody_checks_is_found()
    {
        var here = Instructions.Of(typeof(VocabularyTests).Assembly);
        Type[] types = [typeof(PlantedCan), typeof(PlantedActs), typeof(PlantedUse), typeof(PlantedPage)];
        string[] names = [PlantedCan.Never, PlantedCan.Asked, PlantedCan.OnPage];
        var lists = Vocabulary.Declaring(types, [typeof(VocabularyTests)], names.ToHashSet());
        Assert.Equal(["planted.never is checked nowhere"], Vocabulary.Unchecked(names, [typeof(PlantedPage)], here, lists));
        Assert.Equal(
            ["planted.idle is registered and performed nowhere"],
            Vocabulary.NeverPerformed(PlantedActs.All, types, here, new HashSet<string> { typeof(PlantedFace).FullName! }));
        Assert.Throws<InvalidOperationException>(() => new RoleBook([], [new Permission("planted.orphan", "Held by nobody")]));
    }

    private static class PlantedCan
    {
        public const string Never = "planted.never";
        public const string Asked = "planted.asked";
        public const string OnPage = "planted.on-page";
    }

    private static class PlantedActs
    {
        public static readonly ActKind Idle = new("planted.idle", "never did this");
        public static readonly ActKind Done = new("planted.done", "did this");
        public static readonly IReadOnlyList<ActKind> All = [Idle, Done];
    }

    private static class PlantedFace
    {
        public static IEnumerable<ActKind> Acts => [PlantedActs.Idle];
    }

    private sealed class PlantedUse(IAccess access)
    {
        public ActKind Handle()
        {
            access.Demand(PlantedCan.Asked);
            return PlantedActs.Done;
        }
    }

    [Can(PlantedCan.OnPage)]
    private sealed class PlantedPage : PageModel;
}
