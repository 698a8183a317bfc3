using System.Globalization;

namespace LineOfSight.Linkage.Conditions;

/// <summary>
/// Reads the SQL of a comparison level or of a blocking rule: boolean and number expressions, functions, casts, CASE, lists and the
/// lambdas of list functions. A column is <c>"name_l"</c> in a level and <c>l."name"</c> in a rule.
/// </summary>
internal sealed class ConditionReader
{
    private const int DeepestNesting = 64;
    private const int LongestRow = 256;
    private static readonly string[] Comparing = ["=", "<>", "!=", "<=", ">=", "<", ">"];
    private readonly List<Token> tokens;
    private readonly HashSet<string> bound = new(StringComparer.OrdinalIgnoreCase);
    private int at;
    private int depth;

    private ConditionReader(string sql) => tokens = Lexer.Cut(sql);

    private Token Now => tokens[Math.Min(at, tokens.Count - 1)];

    public static Term Read(string sql)
    {
        var reader = new ConditionReader(sql);
        var term = reader.Or();
        if (reader.Now.Kind != TokenKind.End)
        {
            throw reader.Refused($"\"{reader.Now.Value}\"");
        }

        Functions.Check(term);
        return term;
    }

    private Term Or() => Chain(And, "or");

    private Term And() => Chain(Negated, "and");

    private Term Chain(Func<Term> part, string word)
    {
        var parts = new List<Term> { part() };
        while (TakeWord(word))
        {
            parts.Add(part());
        }

        return parts.Count == 1 ? parts[0] : new CallTerm(word, parts);
    }

    private Term Negated()
    {
        if (!TakeWord("not"))
        {
            return Compared();
        }

        Deeper();
        var negated = new CallTerm("not", [Negated()]);
        depth--;
        return negated;
    }

    private Term Compared()
    {
        var left = Sum();
        for (var row = 0; ; row++)
        {
            NotTooMany(row);
            if (TakeWord("is"))
            {
                var not = TakeWord("not");
                left = TakeWord("null") ? new CallTerm(not ? "is not null" : "is null", [left]) : throw Refused("IS without NULL");
            }
            else if (Array.Find(Comparing, Now.IsSign) is { } sign)
            {
                at++;
                left = new CallTerm(sign == "!=" ? "<>" : sign, [left, Sum()]);
            }
            else
            {
                return left;
            }
        }
    }

    private Term Sum() => Signs(Product, "+", "-", "||");

    private Term Product() => Signs(Cast, "*", "/");

    private Term Signs(Func<Term> part, params string[] signs)
    {
        var left = part();
        for (var row = 0; Array.Find(signs, Now.IsSign) is { } sign; row++)
        {
            NotTooMany(row);
            at++;
            left = new CallTerm(sign, [left, part()]);
        }

        return left;
    }

    private Term Cast()
    {
        var term = Single();
        for (var row = 0; ; row++)
        {
            NotTooMany(row);
            if (TakeSign("::"))
            {
                term = new CallTerm("cast", [term, new TextTerm(TypeName())]);
            }
            else if (TakeSign("["))
            {
                term = new CallTerm("[]", [term, Or()]);
                Need("]");
            }
            else
            {
                return term;
            }
        }
    }

    private Term Single()
    {
        Deeper();
        var term = Inner();
        depth--;
        return term;
    }

    // Each of a row holds the one before it, so a long row is as deep as brackets are.
    private void NotTooMany(int row)
    {
        if (row > LongestRow)
        {
            throw Refused($"more than {LongestRow} parts in a row");
        }
    }

    private void Deeper()
    {
        if (++depth > DeepestNesting)
        {
            throw Refused("parts nested more than 64 deep");
        }
    }

    private Term Inner()
    {
        var token = tokens[at++];
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new NumberTerm(double.Parse(token.Value, CultureInfo.InvariantCulture));
            case TokenKind.Text:
                return new TextTerm(token.Value);
            case TokenKind.Quoted:
                return Column(token.Value);
            case TokenKind.Sign when token.Value == "(":
                var inside = Or();
                Need(")");
                return inside;
            case TokenKind.Sign when token.Value == "[":
                return new CallTerm("list", Parts("]"));
            case TokenKind.Sign when token.Value == "-":
                return Single() is NumberTerm number ? new NumberTerm(-number.Value) : throw Refused("a minus before something that is no number");
            case TokenKind.Word:
                return Word(token.Value, token.At);
            default:
                at--;
                throw Refused(token.Kind == TokenKind.End ? "it ends too soon" : $"\"{token.Value}\"");
        }
    }

    private Term Word(string word, int begun)
    {
        if (word.Equals("case", StringComparison.OrdinalIgnoreCase))
        {
            return Case();
        }

        if (TakeSign("->"))
        {
            bound.Add(word);
            return new CallTerm("->", [new BoundTerm(word), Or()]);
        }

        if (TakeSign("("))
        {
            var name = word.ToLowerInvariant();
            if (name is "cast" or "try_cast")
            {
                return CastAs();
            }

            var parts = Parts(")");
            return Functions.Wrong(name, parts.Count) is { } wrong ? throw Refused(wrong, begun) : new CallTerm(name, parts);
        }

        if (TakeSign("."))
        {
            var column = tokens[at++];
            return column.Kind is TokenKind.Word or TokenKind.Quoted && word.ToLowerInvariant() is "l" or "r"
                ? new ColumnTerm(column.Value, word is "l" or "L" ? Side.Left : Side.Right)
                : throw Refused($"\"{word}.{column.Value}\"");
        }

        return bound.Contains(word) ? new BoundTerm(word) : Column(word);
    }

    private static ColumnTerm Column(string name) =>
        name.Length > 2 && name.EndsWith("_l", StringComparison.OrdinalIgnoreCase) ? new ColumnTerm(name[..^2], Side.Left)
        : name.Length > 2 && name.EndsWith("_r", StringComparison.OrdinalIgnoreCase) ? new ColumnTerm(name[..^2], Side.Right)
        : throw new ConditionRefused($"\"{name}\" names neither the left record (_l) nor the right one (_r)");

    private CallTerm CastAs()
    {
        var inside = Or();
        if (!TakeWord("as"))
        {
            throw Refused("CAST without AS");
        }

        var type = TypeName();
        Need(")");
        return new CallTerm("cast", [inside, new TextTerm(type)]);
    }

    private string TypeName()
    {
        var token = tokens[at++];
        return token.Kind == TokenKind.Word ? token.Value.ToLowerInvariant() : throw Refused($"\"{token.Value}\" as a type");
    }

    // case when A then x when B then y else z end, kept as parts A, x, B, y, z.
    private CallTerm Case()
    {
        var parts = new List<Term>();
        while (TakeWord("when"))
        {
            parts.Add(Or());
            parts.Add(TakeWord("then") ? Or() : throw Refused("WHEN without THEN"));
        }

        parts.Add(TakeWord("else") ? Or() : throw Refused("CASE without ELSE"));
        return TakeWord("end") ? new CallTerm("case", parts) : throw Refused("CASE without END");
    }

    private List<Term> Parts(string close)
    {
        var parts = new List<Term>();
        if (TakeSign(close))
        {
            return parts;
        }

        do
        {
            parts.Add(Or());
        }
        while (TakeSign(","));
        Need(close);
        return parts;
    }

    private bool TakeWord(string word) => Now.IsWord(word) && ++at > 0;

    private bool TakeSign(string sign) => Now.IsSign(sign) && ++at > 0;

    private void Need(string sign)
    {
        if (!TakeSign(sign))
        {
            throw Refused(Now.Kind == TokenKind.End ? $"a \"{sign}\" is missing" : $"\"{Now.Value}\" where a \"{sign}\" is wanted");
        }
    }

    private ConditionRefused Refused(string part, int? place = null) => new($"{part} (at character {(place ?? Now.At) + 1})");
}
