using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Persons;

namespace LineOfSight.Host.Linking;

/// <summary>The person ids of a run, from a register that keeps them from run to run.</summary>
internal sealed class People
{
    private readonly string file;
    private readonly PersonRegister register;
    private readonly Dictionary<int, PersonId> ids = [];

    private People(string file, PersonRegister register) => (this.file, this.register) = (file, register);

    public static People? Of(FileInfo? file, Linked linked, LinkDecisions decisions, TimeProvider clock)
    {
        if (file is null)
        {
            return null;
        }

        PersonRegister register;
        if (file.Exists)
        {
            using var stream = file.OpenRead();
            register = PersonRegister.Read(stream, file.Name);
        }
        else
        {
            register = new PersonRegister();
        }

        var people = new People(file.FullName, register);
        var clusters = new Dictionary<int, List<int>>();
        for (var row = 0; row < linked.Records.Rows; row++)
        {
            var first = linked.Clusters.Rows[row];
            (clusters.TryGetValue(first, out var there) ? there : clusters[first] = []).Add(row);
        }

        var firsts = clusters.Keys.ToList();
        var assigned = register.Assign(linked.Records, [.. firsts.Select(f => (IReadOnlyList<int>)clusters[f])], clock.GetUtcNow(), decisions);
        for (var i = 0; i < firsts.Count; i++)
        {
            people.ids.Add(firsts[i], assigned[i]);
        }

        return people;
    }

    /// <summary>The person id of a cluster, by its lowest row.</summary>
    public string IdOf(int first) => ids[first].ToString();

    /// <summary>Writes the register, once everything else is written.</summary>
    public void Keep() => OwnersFile.Write(file, register.Write);
}
