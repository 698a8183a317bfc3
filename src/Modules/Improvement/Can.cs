using LineOfSight.Kernel.Access;

namespace LineOfSight.Improvement;

/// <summary>What roles may do with findings, actions and answers. Who has which: src/Host/Access/roles.yaml.</summary>
internal static class Can
{
    public const string ReadFindings = "improvement.findings.read";
    public const string ReadCaseLevel = "improvement.findings.read-case";
    public const string RaiseFindings = "improvement.findings.raise";
    public const string EditFindings = "improvement.findings.edit";
    public const string ShareFindings = "improvement.findings.share";
    public const string ReadActions = "improvement.actions.read";
    public const string AddActions = "improvement.actions.add";
    public const string EditActions = "improvement.actions.edit";
    public const string UpdateActions = "improvement.actions.update";
    public const string AddDocuments = "improvement.documents.add";
    public const string WriteAnswers = "improvement.answers.write";
    public const string ImportLists = "improvement.lists.import";

    public static readonly IReadOnlyList<Permission> Everything =
    [
        new(ReadFindings, "Read findings, their evidence and their answers"),
        new(ReadCaseLevel, "Open findings and actions that describe one child’s case"),
        new(RaiseFindings, "Raise a finding"),
        new(EditFindings, "Change a finding and its evidence"),
        new(ShareFindings, "Share a finding with another partnership"),
        new(ReadActions, "Read actions and their progress"),
        new(AddActions, "Add an action to a finding"),
        new(EditActions, "Change what an action is, who leads it and when it is due"),
        new(UpdateActions, "Say how an action is going, and finish it"),
        new(AddDocuments, "Add documents to findings and actions, and remove them"),
        new(WriteAnswers, "Write the answer to whoever raised a finding, and record that it was delivered"),
        new(ImportLists, "Import lists of actions, recommendations and risks from files"),
    ];
}
