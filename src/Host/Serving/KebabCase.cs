using System.Text;

namespace LineOfSight.Host.Serving;

/// <summary>Page names become addresses: <c>CheckAnswers</c> is served at <c>check-answers</c>.</summary>
internal sealed class KebabCase : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value)
    {
        if (value?.ToString() is not { } name)
        {
            return null;
        }

        var kebab = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLetterOrDigit(name[i - 1]) && !char.IsUpper(name[i - 1]))
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(name[i]));
        }

        return kebab.ToString();
    }
}
