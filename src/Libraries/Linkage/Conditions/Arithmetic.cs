namespace LineOfSight.Linkage.Conditions;

/// <summary>SQL's functions of numbers.</summary>
internal static class Arithmetic
{
    /// <summary>Works one out; null where SQL gives NULL.</summary>
    public static object? Of(string name, double[] parts) => (name, parts) switch
    {
        ("+", [var a, var b]) => a + b,
        ("-", [var a, var b]) => a - b,
        ("*", [var a, var b]) => a * b,
        ("/", [var a, var b]) => b == 0 ? null : a / b,
        ("abs", [var a]) => Math.Abs(a),
        ("epoch" or "time_to_unix", [var a]) => a,
        ("sin", [var a]) => Math.Sin(a),
        ("cos", [var a]) => Math.Cos(a),
        ("acos", [var a]) => Math.Acos(a),
        ("radians", [var a]) => double.DegreesToRadians(a),
        ("greatest", { Length: > 0 }) => parts.Max(),
        ("least", { Length: > 0 }) => parts.Min(),
        _ => throw new ConditionRefused($"{name}()"),
    };
}
