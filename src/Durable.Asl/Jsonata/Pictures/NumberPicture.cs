namespace Durable.Asl.Jsonata.Pictures;

/// <summary>
/// One of the at most two pictures of <c>$formatNumber</c>: text before the number, the number, text behind it.
/// </summary>
internal sealed class NumberPicture
{
    private readonly NumberSymbols _symbols;
    private readonly string _active;

    private NumberPicture(string text, NumberSymbols symbols)
    {
        _symbols = symbols;
        Text = text;
        Prefix = text[..FirstBoundary(text, symbols)];
        Suffix = text[LastBoundary(text, symbols)..];
        _active = text[Prefix.Length..Math.Max(Prefix.Length, text.Length - Suffix.Length)];
        var exponent = ExponentPosition();
        var mantissa = exponent < 0 ? _active : _active[..Math.Min(exponent, _active.Length)];
        Exponent = exponent < 0 ? null : _active[Math.Min(exponent + 1, _active.Length)..];
        Mantissa = mantissa;
        var point = IndexOf(mantissa, symbols.Decimal);
        Whole = point < 0 ? mantissa : mantissa[..point];
        Fraction = point < 0 ? "" : mantissa[(point + symbols.Decimal.Length)..];
    }

    public string Text { get; }

    public string Prefix { get; }

    public string Suffix { get; }

    public string Mantissa { get; }

    public string Whole { get; }

    public string Fraction { get; }

    /// <summary>What stands behind the exponent sign, or null when there is none.</summary>
    public string? Exponent { get; }

    /// <summary>What the number is multiplied with: 100, 1000 or 1.</summary>
    public double Factor =>
        Contains(Text, _symbols.Percent) ? 100 : Contains(Text, _symbols.PerMille) ? 1000 : 1;

    public static NumberPicture Parse(string text, NumberSymbols symbols)
    {
        var picture = new NumberPicture(text, symbols);
        return picture.LastFault() is { } fault ? throw new JsonataException(fault) : picture;
    }

    // The reference counts this place from the start of the picture and uses it inside the active part. With a prefix,
    // an exponent is therefore found too far to the right and reported as malformed.
    private int ExponentPosition()
    {
        var position = Text.IndexOf(_symbols.Exponent, Prefix.Length, StringComparison.Ordinal);
        return position > Text.Length - Suffix.Length ? -1 : position;
    }

    private static int FirstBoundary(string text, NumberSymbols symbols)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (symbols.IsBoundary(text[index]))
            {
                return index;
            }
        }

        return 0;
    }

    private static int LastBoundary(string text, NumberSymbols symbols)
    {
        for (var index = text.Length; index > 0; index--)
        {
            if (symbols.IsBoundary(text[index - 1]))
            {
                return index;
            }
        }

        return text.Length;
    }

    // All rules are checked and the last one broken counts, as in the reference.
    private string? LastFault()
    {
        (string Code, bool IsBroken)[] rules =
        [
            ("D3081", Twice(_symbols.Decimal)),
            ("D3082", Twice(_symbols.Percent)),
            ("D3083", Twice(_symbols.PerMille)),
            ("D3084", Contains(Text, _symbols.Percent) && Contains(Text, _symbols.PerMille)),
            ("D3085", !Mantissa.Any(_symbols.IsAnyDigit)),
            ("D3086", !_active.All(_symbols.IsActive)),
            ("D3087", IsGroupingBesidePoint()),
            ("D3088", !Contains(Text, _symbols.Decimal) && EndsWithGrouping(Whole)),
            ("D3089", Contains(Text, _symbols.Grouping + _symbols.Grouping)),
            ("D3090", Before(Whole, _symbols.Digit).Any(_symbols.IsFamilyDigit)),
            ("D3091", AfterLast(Fraction, _symbols.Digit).Any(_symbols.IsFamilyDigit)),
            ("D3092", Exponent?.Length > 0 && Factor > 1),
            ("D3093", Exponent is not null && (Exponent.Length == 0 || !Exponent.All(_symbols.IsFamilyDigit))),
        ];
        return Array.FindLast(rules, rule => rule.IsBroken).Code;
    }

    private bool Twice(string symbol) =>
        IndexOf(Text, symbol) != Text.LastIndexOf(symbol, StringComparison.Ordinal);

    private bool IsGroupingBesidePoint()
    {
        var point = IndexOf(Text, _symbols.Decimal);
        return point >= 0
            && (Text[..point].EndsWith(_symbols.Grouping, StringComparison.Ordinal)
                || Text[(point + _symbols.Decimal.Length)..].StartsWith(_symbols.Grouping, StringComparison.Ordinal));
    }

    private bool EndsWithGrouping(string part) => part.EndsWith(_symbols.Grouping, StringComparison.Ordinal);

    private static string Before(string part, string symbol) =>
        IndexOf(part, symbol) is var index and >= 0 ? part[..index] : "";

    private static string AfterLast(string part, string symbol) =>
        part.LastIndexOf(symbol, StringComparison.Ordinal) is var index and >= 0 ? part[index..] : "";

    private static bool Contains(string text, string symbol) => IndexOf(text, symbol) >= 0;

    private static int IndexOf(string text, string symbol) => text.IndexOf(symbol, StringComparison.Ordinal);
}
