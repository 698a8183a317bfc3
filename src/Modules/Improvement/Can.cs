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
    public const string CloseFindings = "improvement.findings.close";
    public const string ProposeRecommendations = "improvement.recommendations.propose";
    public const string EditRecommendations = "improvement.recommendations.edit";
    public const string AgreeRecommendations = "improvement.recommendations.agree";
    public const string KeepDecisions = "improvement.decisions.keep";
    public const string GivePositions = "improvement.positions.give";
    public const string KeepMeasures = "improvement.measures.keep";
    public const string Scrutinise = "improvement.actions.scrutinise";
    public const string ReadPapers = "improvement.papers.read";
    public const string MakePapers = "improvement.papers.make";
    public const string ReadActions = "improvement.actions.read";
    public const string AddActions = "improvement.actions.add";
    public const string EditActions = "improvement.actions.edit";
    public const string UpdateActions = "improvement.actions.update";
    public const string AddDocuments = "improvement.documents.add";
    public const string WriteAnswers = "improvement.answers.write";
    public const string ImportLists = "improvement.lists.import";

    public static readonly IReadOnlyList<Permission> Everything =
    [
        new(ReadFindings, "Read findings, their evidence, recommendations, decisions, measures and answers"),
        new(ReadCaseLevel, "Open findings and actions that describe one child’s case"),
        new(RaiseFindings, "Raise a finding"),
        new(EditFindings, "Change a finding and its evidence"),
        new(ShareFindings, "Share a finding with another partnership"),
        new(CloseFindings, "Close a finding, with what changed or the reason why nothing shows it, and open it again"),
        new(ProposeRecommendations, "Propose a recommendation"),
        new(EditRecommendations, "Change a recommendation"),
        new(AgreeRecommendations, "Agree or reject a recommendation, say that it was carried out, and record its re-check"),
        new(KeepDecisions, "Prepare a decision and record it when it is final"),
        new(GivePositions, "Give the position of a safeguarding partner on a decision"),
        new(KeepMeasures, "Set measures and their baselines, and take readings"),
        new(Scrutinise, "Return a finished action with a reason, or accept it"),
        new(ReadPapers, "Read the papers made for the board, and take them away"),
        new(MakePapers, "Make a paper for the board"),
        new(ReadActions, "Read actions and their progress"),
        new(AddActions, "Add an action to a finding or a recommendation"),
        new(EditActions, "Change what an action is, who leads it and when it is due"),
        new(UpdateActions, "Say how an action is going, and finish it"),
        new(AddDocuments, "Add documents to findings and actions, and remove them"),
        new(WriteAnswers, "Write the answer to whoever raised a finding, and record that it was delivered"),
        new(ImportLists, "Import lists of actions, recommendations and risks from files"),
    ];
}
