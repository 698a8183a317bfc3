using System.Globalization;
using System.Text;

namespace LineOfSight.Linkage.Conditions;

internal enum TokenKind
{
    Word,
    Quoted,
    Text,
    Number,
    Sign,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Value, int At)
{
    public bool IsSign(string sign) => Kind == TokenKind.Sign && Value == sign;

    public bool IsWord(string word) => Kind == TokenKind.Word && Value.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts an SQL condition into words, quoted names, texts, numbers and signs.</summary>
internal static class Lexer
{
    private const int Longest = 1 << 16;
    private static readonly string[] Doubled = ["<=", ">=", "<>", "!=", "->", "||", "::"];

    public static List<Token> Cut(string sql)
    {
        if (sql.Length > Longest)
        {
            throw new ConditionRefused($"a condition of more than {Longest} characters");
        }

        var tokens = new List<Token>();
        var at = 0;
        while (at < sql.Length)
        {
            var c = sql[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c is '"' or '`' or '\'')
            {
                var begun = at;
                tokens.Add(new Token(c == '\'' ? TokenKind.Text : TokenKind.Quoted, Quoted(sql, ref at, c), begun));
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < sql.Length && char.IsAsciiDigit(sql[at + 1])))
            {
                tokens.Add(Number(sql, ref at));
            }
            else if (char.IsLetter(c) || c == '_')
            {
                var begun = at;
                while (at < sql.Length && (char.IsLetterOrDigit(sql[at]) || sql[at] == '_'))
                {
                    at++;
                }

                tokens.Add(new Token(TokenKind.Word, sql[begun..at], begun));
            }
            else
            {
                var sign = Array.Find(Doubled, d => string.CompareOrdinal(sql, at, d, 0, d.Length) == 0) ?? c.ToString();
                tokens.Add(new Token(TokenKind.Sign, sign, at));
                at += sign.Length;
            }
        }

        tokens.Add(new Token(TokenKind.End, "", sql.Length));
        return tokens;
    }

    private static string Quoted(string sql, ref int at, char quote)
    {
        var value = new StringBuilder();
        for (at++; at < sql.Length; at++)
        {
            if (sql[at] != quote)
            {
                value.Append(sql[at]);
            }
            else if (at + 1 < sql.Length && sql[at + 1] == quote)
            {
                value.Append(quote);
                at++;
            }
            else
            {
                at++;
                return value.ToString();
            }
        }

        throw new ConditionRefused($"a {quote} is never closed");
    }

    private static Token Number(string sql, ref int at)
    {
        var begun = at;
        while (at < sql.Length && (char.IsAsciiDigit(sql[at]) || sql[at] is '.' or 'e' or 'E' || (sql[at] is '+' or '-' && sql[at - 1] is 'e' or 'E')))
        {
            at++;
        }

        var text = sql[begun..at];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new Token(TokenKind.Number, text, begun)
            : throw new ConditionRefused($"\"{text}\" is not a number");
    }
}
