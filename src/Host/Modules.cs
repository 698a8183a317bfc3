using LineOfSight.Administration;
using LineOfSight.Assurance;
using LineOfSight.Improvement;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires;
using LineOfSight.Register;

namespace LineOfSight.Host;

/// <summary>The modules of the house, one line each. Removing one is deleting its folder and its line.</summary>
public static class Modules
{
    /// <summary>All modules, in the order of the menu.</summary>
    public static ModuleList All { get; } = new(
    [
        new HostModule(),
        new ImprovementModule(),
        new QuestionnairesModule(),
        new AssuranceModule(),
        new RegisterModule(),
        new AdministrationModule(),
    ]);
}
