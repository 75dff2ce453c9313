using System.Globalization;

namespace EndToEnd.Tests.Jsonata;

/// <summary>
/// Expressions of the kind that becomes C#: each gives a value for any input. The same seed, the same expressions.
/// </summary>
internal sealed class RandomExpression(int seed)
{
    private static readonly string[] _roots =
    [
        "$states.input", "$states.input", "$states.input", "$v", "$w", "$states.context.Execution.Input",
    ];

    private static readonly string[] _steps =
    [
        "a", "a", "b", "b", "c", "`odd name`", "\"a\"", "and", "in", "`x.y`", "`q\"{}\\`", "a[0]", "b[-1]", "c[1]", "*", "**",
    ];

    private static readonly string[] _literals =
    [
        "1", "0", "2.5", "-1", "true", "false", "null", "'a'", "'b'", "\"1\"", "''", "[]", "{}", "[1, 'a']", "'{}\\\"'",
    ];

    private readonly Random _random = new(seed);

    /// <summary>An expression that always has a value.</summary>
    public string Next() => Value(3);

    private string Value(int depth) => depth == 0 ? OneOf(["$v", "$w", "$flag", "$n", .. _literals]) : _random.Next(9) switch
    {
        0 or 1 => Condition(depth),
        2 => Number(depth),
        3 or 4 => Text(depth),
        5 => Default(depth),
        6 => $"{Condition(depth - 1)} ? {Value(depth - 1)} : {Value(depth - 1)}",
        7 => $"({Value(depth - 1)})",
        _ => Made(depth),
    };

    private string Default(int depth)
    {
        var path = Path();
        return _random.Next(6) switch
        {
            0 => $"$exists({path}) ? {path} : {Value(depth - 1)}",
            1 => $"({path} ? ({path}) : {Value(depth - 1)})",
            2 => $"({path} ?: {Value(depth - 1)})",
            3 => $"({path} ?? {Value(depth - 1)})",
            4 => $"($v ? $v : {Value(depth - 1)})",
            _ => $"($states.input ?: {Value(depth - 1)})",
        };
    }

    private string Made(int depth) => _random.Next(3) switch
    {
        0 => $"[{Number(depth - 1)}, {Text(depth - 1)}, [{Condition(depth - 1)}]]",
        1 => $"{{'a': {Value(depth - 1)}, '{_random.Next(9)}': {Value(depth - 1)}, 'b': $v}}",
        _ => OneOf(_literals),
    };

    private string Condition(int depth) => depth <= 0 ? OneOf(["$flag", "$exists($w.a)", "$v = 1"]) : _random.Next(14) switch
    {
        0 or 1 => $"{Operand(depth - 1)} = {Operand(depth - 1)}",
        2 or 3 => $"{Operand(depth - 1)} != {Operand(depth - 1)}",
        4 => $"{Operand(0)} in {Path()}",
        5 => $"{Path()} in [1, 'a', null, true, 'b']",
        6 => $"({Truth(depth - 1)} and {Truth(depth - 1)})",
        7 => $"({Truth(depth - 1)} or {Truth(depth - 1)})",
        8 => $"$exists({Path()})",
        9 => $"$not({OneOf(["$v", "$states.input", Condition(depth - 1)])})",
        10 => $"$boolean({OneOf(["$w", Condition(depth - 1)])})",
        11 => $"{Number(depth - 1)} {OneOf(["<", "<=", ">", ">=", "=", "!="])} {Number(depth - 1)}",
        12 => $"({Truth(depth - 1)} ? {OneOf(["true : false", "false : true"])})",
        _ => $"{OneOf([Path(), "$v"])} {OneOf(["=", "!="])} {OneOf(_literals)}",
    };

    private string Truth(int depth) => _random.Next(3) == 0 ? OneOf([Path(), "$v", $"$boolean({Path()})"]) : Condition(depth);

    private string Operand(int depth) => _random.Next(3) switch
    {
        0 => Path(),
        1 => OneOf(["$v", "$w", "$states.input", "$states.context.Execution.Name", "$n"]),
        _ => depth <= 0 ? OneOf(_literals) : $"({Value(depth)})",
    };

    private string Number(int depth) => depth <= 0 ? OneOf(["$n", "$m", "3", "-2"]) : _random.Next(4) switch
    {
        0 => $"$count({OneOf([Path(), "$v", "$states.input"])})",
        1 => string.Create(CultureInfo.InvariantCulture, $"({Number(depth - 1)} {OneOf(["+", "-"])} {_random.Next(20)})"),
        2 => $"(1 + {Number(depth - 1)})",
        _ => Number(0),
    };

    private string Text(int depth) => _random.Next(5) switch
    {
        0 => OneOf(["$string($v)", "$states.context.Execution.Name", "$states.context.Execution.Id"]),
        1 => $"({Part(depth)} & {Part(depth)})",
        2 => $"{Part(depth)} & ({Part(depth)} & {Part(depth)})",
        _ => $"'a {{}} \\\"b\\\" ' & {Part(depth)} & $string({Path()}) & ' ' & {Part(depth)}",
    };

    private string Part(int depth) => depth <= 0 ? OneOf(_literals) : _random.Next(4) switch
    {
        0 or 1 => Path(),
        2 => OneOf(["$v", "$states.input", "$states.context.State.Name", "$flag", "$n"]),
        _ => $"({Value(depth - 1)})",
    };

    /// <summary>A path, which may select nothing.</summary>
    public string Path() => OneOf(_roots)
        + string.Concat(Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => "." + OneOf(_steps)));

    private string OneOf(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];
}
