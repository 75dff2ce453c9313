using System.Globalization;
using System.Text.RegularExpressions;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions of numbers. A missing number gives nothing.</summary>
internal static partial class NumberFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("number", "<(nsb)-:n>", 1, ToNumber),
        new("abs", "<n-:n>", 1, (in BuiltinCall call) => Map(call, Math.Abs)),
        new("floor", "<n-:n>", 1, (in BuiltinCall call) => Map(call, Math.Floor)),
        new("ceil", "<n-:n>", 1, (in BuiltinCall call) => Map(call, Math.Ceiling)),
        new("round", "<n-n?:n>", 2, Round),
        new("sqrt", "<n-:n>", 1, SquareRoot),
        new("power", "<n-n:n>", 2, Power),
    ];

    private static Value Map(in BuiltinCall call, Func<double, double> function) =>
        call[0].IsNumber ? Value.From(function(call[0].Number)) : Value.Undefined;

    private static Value ToNumber(in BuiltinCall call)
    {
        var value = call[0];
        return value.Kind switch
        {
            ValueKind.Undefined or ValueKind.Number => value,
            ValueKind.Boolean => Value.From(value.Boolean ? 1.0 : 0.0),
            _ => Parse(value.Text) is { } number && double.IsFinite(number)
                ? Value.From(number)
                : throw new JsonataException("D3030").With("value", value),
        };
    }

    private static double? Parse(string text)
    {
        if (Decimal().IsMatch(text))
        {
            return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return Prefixed().IsMatch(text) ? ParsePrefixed(text) : null;
    }

    private static double ParsePrefixed(string text)
    {
        var radix = text[1] switch
        {
            'x' or 'X' => 16,
            'o' or 'O' => 8,
            _ => 2,
        };
        var number = 0.0;
        foreach (var digit in text.AsSpan(2))
        {
            number = (number * radix) + Convert.ToInt32(digit.ToString(), 16);
        }

        return number;
    }

    private static Value Round(in BuiltinCall call)
    {
        if (!call[0].IsNumber)
        {
            return Value.Undefined;
        }

        return Value.From(Rounding.HalfToEven(call[0].Number, call[1].IsNumber ? call[1].Number : 0));
    }

    private static Value SquareRoot(in BuiltinCall call) => call[0].IsNumber && call[0].Number < 0
        ? throw new JsonataException("D3060").With("value", call[0])
        : Map(call, Math.Sqrt);

    private static Value Power(in BuiltinCall call)
    {
        if (!call[0].IsNumber)
        {
            return Value.Undefined;
        }

        var result = call[1].IsNumber ? Math.Pow(call[0].Number, call[1].Number) : double.NaN;
        return double.IsFinite(result)
            ? Value.From(result)
            : throw new JsonataException("D3061").With("value", call[0]).With("exp", call[1]);
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefixed();
}
