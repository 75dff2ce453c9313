using System.Globalization;

namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    public static readonly CodeExpression Null = new TokenExpression("null");

    public static readonly CodeExpression True = new TokenExpression("true");

    public static readonly CodeExpression False = new TokenExpression("false");

    /// <summary><c>default</c></summary>
    public static readonly CodeExpression Default = new TokenExpression("default");

    /// <summary>A string, by value.</summary>
    public static CodeExpression Str(string value) => new StringExpression(value);

    /// <summary>A string, or <c>null</c>.</summary>
    public static CodeExpression StrOrNull(string? value) => value is null ? Null : Str(value);

    public static CodeExpression Bool(bool value) => value ? True : False;

    /// <summary>An <see cref="int"/>.</summary>
    public static CodeExpression Number(int value) => Signed(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A <see cref="long"/>: <c>5L</c>.</summary>
    public static CodeExpression Number(long value) => Signed(value.ToString(CultureInfo.InvariantCulture) + "L");

    /// <summary>A <see cref="decimal"/>: <c>1.50m</c>.</summary>
    public static CodeExpression Number(decimal value) => Signed(value.ToString(CultureInfo.InvariantCulture) + "m");

    /// <summary>
    /// A <see cref="double"/>, with a sign that it is one: <c>1.0</c>, <c>1E+300</c>, <c>double.NaN</c>.
    /// </summary>
    public static CodeExpression Number(double value)
    {
        if (double.IsNaN(value))
        {
            return Name("double.NaN");
        }

        if (double.IsInfinity(value))
        {
            return Name(value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity");
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return Signed(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0");
    }

    /// <summary><c>$"text {value:format}"</c></summary>
    public static CodeExpression Interpolated(params IReadOnlyList<InterpolationPart> parts) =>
        new InterpolatedExpression(parts);

    /// <summary>Plain text of an interpolated string.</summary>
    public static InterpolationPart Part(string text) => new(text);

    /// <summary>A value in an interpolated string.</summary>
    public static InterpolationPart Part(CodeExpression value, string? format = null) => new(null, value, format);

    private static CodeExpression Signed(string number) => number[0] == '-'
        ? new UnaryExpression("-", new TokenExpression(number[1..]))
        : new TokenExpression(number);
}
