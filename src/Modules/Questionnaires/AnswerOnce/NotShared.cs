namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>What an area reads in place of what an agency does not share with it.</summary>
internal static class NotShared
{
    public static string Words(string agency, string because) => $"{agency} does not share this answer with you: {because}";

    public static string FilesWords(string agency, string because) => $"{agency} does not share all files of this answer with you: {because}";
}
