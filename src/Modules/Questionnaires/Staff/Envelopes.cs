using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.DataProtection;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>
/// Seals answers under the key ring, which is kept outside the database: for the inner envelope, and for the form in which they travel until
/// they are sent. An envelope has one of a few sizes, so that its length tells nothing of what somebody wrote.
/// </summary>
internal sealed class Envelopes(IDataProtectionProvider protection)
{
    /// <summary>In bytes: what is sealed is filled up to a multiple of it. All but the longest answers fit into one.</summary>
    public const int Step = 16 * 1024;

    private const int Most = 16 * Step;
    private readonly IDataProtector envelope = protection.CreateProtector("LineOfSight.StaffReturns.Envelope");
    private readonly IDataProtector form = protection.CreateProtector("LineOfSight.StaffReturns.Form");

    /// <summary>Seals answers for the database.</summary>
    /// <exception cref="RuleBroken">They are longer than an envelope.</exception>
    public byte[] Seal(IReadOnlyDictionary<string, Answer> answers)
    {
        var text = Encoding.UTF8.GetBytes(Written(answers));
        Fits(text.Length);
        var filled = new byte[(text.Length + sizeof(int) + Step - 1) / Step * Step];
        BinaryPrimitives.WriteInt32LittleEndian(filled, text.Length);
        text.CopyTo(filled, sizeof(int));
        return envelope.Protect(filled);
    }

    /// <summary>The answers of an envelope as JSON: for each question its answer.</summary>
    /// <exception cref="CryptographicException">Its key is gone, or it was altered.</exception>
    public string Open(byte[] sealedAnswers)
    {
        var filled = envelope.Unprotect(sealedAnswers);
        return Encoding.UTF8.GetString(filled, sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(filled));
    }

    /// <summary>Seals what was answered so far, for the form of one code.</summary>
    /// <exception cref="RuleBroken">It is longer than an envelope.</exception>
    public string Lend(string code, IReadOnlyDictionary<string, Answer> answers)
    {
        var text = Written(answers);
        Fits(Encoding.UTF8.GetByteCount(text));
        return form.CreateProtector(HashOf(code)).Protect(text);
    }

    /// <summary>What was answered so far; nothing when the form brings nothing, or nothing of ours.</summary>
    public IReadOnlyDictionary<string, Answer> Take(string code, string? lent)
    {
        if (string.IsNullOrEmpty(lent))
        {
            return new Dictionary<string, Answer>();
        }

        try
        {
            return Read(form.CreateProtector(HashOf(code)).Unprotect(lent));
        }
        catch (CryptographicException)
        {
            return new Dictionary<string, Answer>();
        }
    }

    /// <summary>Answers by question, as they are written.</summary>
    public static IReadOnlyDictionary<string, Answer> Read(string written)
    {
        using var document = JsonDocument.Parse(written);
        return document.RootElement.EnumerateObject().ToDictionary(q => q.Name, q => Answer.FromJson(q.Value.GetRawText()), StringComparer.Ordinal);
    }

    private static string Written(IReadOnlyDictionary<string, Answer> answers) =>
        $"{{{string.Join(',', answers.Where(a => !a.Value.IsEmpty).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{JsonSerializer.Serialize(a.Key)}:{a.Value.ToJson()}"))}}}";

    private static void Fits(int length) =>
        RuleBroken.Unless(length + sizeof(int) <= Most, "Your answers are too long together. Shorten what you wrote in your own words");

    private static string HashOf(string code) => Convert.ToHexString(StaffCode.HashOf(Codes.Plain(code)));
}
