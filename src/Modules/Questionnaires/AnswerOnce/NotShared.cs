using LineOfSight.Questionnaires.Fill;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>What an area reads in place of what an agency does not share with it.</summary>
internal static class NotShared
{
    public static string Words(string agency, string because) => $"{agency} does not share this answer with you: {because}";

    public static string FilesWords(string agency, string because) => $"{agency} does not share all files of this answer with you: {because}";

    /// <summary>Both, by question, for a return that is read in an area.</summary>
    public static IReadOnlyDictionary<string, string> Of(ReturnSheet sheet) => sheet.Rows.Values
        .Select(r => (r.Question, Words: r.WithheldBecause is { } because ? Words(sheet.Return.Name, because) : r.FilesWithheldBecause is { } some ? FilesWords(sheet.Return.Name, some) : null))
        .Where(r => r.Words is not null).ToDictionary(r => r.Question, r => r.Words!);
}
