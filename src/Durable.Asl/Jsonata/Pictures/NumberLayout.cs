namespace Durable.Asl.Jsonata.Pictures;

/// <summary>The sizes that a picture asks for.</summary>
internal sealed record NumberLayout
{
    public required NumberPicture Picture { get; init; }

    public int MinWhole { get; init; }

    public int MinFraction { get; init; }

    public int MaxFraction { get; init; }

    public int MinExponent { get; init; }

    /// <summary>With an exponent, the number of digits that the mantissa is brought to.</summary>
    public int Scale { get; init; }

    /// <summary>Digits to the right of each grouping sign of the whole part.</summary>
    public required IReadOnlyList<int> WholeGroups { get; init; }

    /// <summary>Digits to the left of each grouping sign of the fraction.</summary>
    public required IReadOnlyList<int> FractionGroups { get; init; }

    public static NumberLayout Of(NumberPicture picture, NumberSymbols symbols)
    {
        var digits = picture.Whole.Count(symbols.IsFamilyDigit);
        var minFraction = picture.Fraction.Count(symbols.IsFamilyDigit);
        var layout = new NumberLayout
        {
            Picture = picture,
            MinWhole = digits,
            Scale = digits,
            MinFraction = minFraction,
            MaxFraction = picture.Fraction.Count(symbols.IsAnyDigit),
            MinExponent = picture.Exponent?.Count(symbols.IsFamilyDigit) ?? 0,
            WholeGroups = Groups(picture.Whole, symbols, toLeft: false),
            FractionGroups = Groups(picture.Fraction, symbols, toLeft: true),
        };
        return layout.Adjusted(picture.Whole.Contains(symbols.Digit, StringComparison.Ordinal));
    }

    // Some digit has to be written, wherever the picture has only optional ones.
    private NumberLayout Adjusted(bool hasOptionalWhole)
    {
        var hasExponent = Picture.Exponent is not null;
        var result = this;
        if (MinWhole == 0 && MaxFraction == 0)
        {
            result = hasExponent ? result with { MinFraction = 1, MaxFraction = 1 } : result with { MinWhole = 1 };
        }

        if (hasExponent && result.MinWhole == 0 && hasOptionalWhole)
        {
            result = result with { MinWhole = 1 };
        }

        return result is { MinWhole: 0, MinFraction: 0 } ? result with { MinFraction = 1 } : result;
    }

    private static List<int> Groups(string part, NumberSymbols symbols, bool toLeft)
    {
        var groups = new List<int>();
        if (symbols.Grouping.Length == 0)
        {
            return groups;
        }

        for (var index = Next(0); index >= 0; index = Next(index + 1))
        {
            groups.Add((toLeft ? part[..index] : part[index..]).Count(symbols.IsAnyDigit));
        }

        return groups;

        int Next(int from) => part.IndexOf(symbols.Grouping, from, StringComparison.Ordinal);
    }
}
