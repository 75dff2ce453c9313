using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>The signs of number pictures and of the numbers written by them.</summary>
internal sealed class NumberSymbols
{
    private readonly string _zero;

    public NumberSymbols(ObjectValue? options)
    {
        Decimal = Option(options, "decimal-separator", ".");
        Grouping = Option(options, "grouping-separator", ",");
        Exponent = Option(options, "exponent-separator", "e");
        Infinity = Option(options, "infinity", "Infinity");
        Minus = Option(options, "minus-sign", "-");
        NotANumber = Option(options, "NaN", "NaN");
        Percent = Option(options, "percent", "%");
        PerMille = Option(options, "per-mille", "\u2030");
        Digit = Option(options, "digit", "#");
        Separator = Option(options, "pattern-separator", ";");
        _zero = Option(options, "zero-digit", "0");
    }

    public string Decimal { get; }

    public string Grouping { get; }

    public string Exponent { get; }

    public string Infinity { get; }

    public string Minus { get; }

    public string NotANumber { get; }

    public string Percent { get; }

    public string PerMille { get; }

    /// <summary>Stands for an optional digit.</summary>
    public string Digit { get; }

    /// <summary>Separates the picture for negative numbers.</summary>
    public string Separator { get; }

    /// <summary>The digit zero; the nine characters behind it are the other digits.</summary>
    public char Zero => _zero.Length > 0 ? _zero[0] : '0';

    public bool IsFamilyDigit(char sign) => sign >= Zero && sign < Zero + 10;

    public bool IsAnyDigit(char sign) => IsFamilyDigit(sign) || Is(Digit, sign);

    /// <summary>Signs with a meaning inside a picture; what stands before and behind them is copied.</summary>
    public bool IsActive(char sign) =>
        IsAnyDigit(sign) || Is(Decimal, sign) || Is(Grouping, sign) || Is(Separator, sign) || Is(Exponent, sign);

    /// <summary>Active signs at which a number can begin or end.</summary>
    public bool IsBoundary(char sign) => IsActive(sign) && !Is(Exponent, sign);

    /// <summary>Replaces the digits 0 to 9 by those of the family.</summary>
    public string ToFamily(string digits) => Zero == '0'
        ? digits
        : string.Concat(digits.Select(digit => char.IsAsciiDigit(digit) ? (char)(digit - '0' + Zero) : digit));

    private static bool Is(string symbol, char sign) => symbol.Length == 1 && symbol[0] == sign;

    private static string Option(ObjectValue? options, string name, string standard) =>
        options is not null && options.TryGet(name, out var value) && value.IsString ? value.Text : standard;
}
