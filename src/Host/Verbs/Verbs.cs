using System.CommandLine;
using System.CommandLine.Parsing;
using LineOfSight.Host.Backup;
using LineOfSight.Host.Doctor;
using LineOfSight.Host.Linking;

namespace LineOfSight.Host.Verbs;

/// <summary>The command line: the host's own verbs, and those that modules bring.</summary>
public static class Verbs
{
    /// <summary>The whole command line.</summary>
    public static RootCommand Root()
    {
        var runner = new VerbRunner();
        var root = new RootCommand("Line of Sight: the platform that a local safeguarding children partnership runs on.");
        root.Subcommands.Add(ServeVerb.Make());
        root.Subcommands.Add(DemoVerb.Make());
        root.Subcommands.Add(VerifyVerb.Make(runner));
        root.Subcommands.Add(RestoreVerb.Make());
        root.Subcommands.Add(DoctorVerb.Make());
        root.Subcommands.Add(KeysVerb.Make());
        root.Subcommands.Add(LinkVerb.Make());
        foreach (var verb in Modules.All.All.SelectMany(m => m.Commands(runner)))
        {
            root.Subcommands.Add(verb);
        }

        return root;
    }
}
