using System.Text;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>Pictures made of digits, number signs and grouping signs.</summary>
internal static class DecimalPicture
{
    // The zeros of the families of decimal digits.
    private static readonly int[] Zeros =
    [
        0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
        0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
        0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    ];

    public static IntegerPicture Parse(string picture)
    {
        int? zero = null;
        var mandatory = 0;
        var optional = 0;
        var signs = new List<GroupingSign>();
        foreach (var rune in picture.EnumerateRunes().Reverse())
        {
            if (ZeroOf(rune.Value) is { } family)
            {
                mandatory++;
                zero = zero is null || zero == family ? family : throw new JsonataException("D3131");
            }
            else if (rune.Value == '#')
            {
                optional++;
            }
            else
            {
                signs.Add(new GroupingSign(mandatory + optional, rune.ToString()));
            }
        }

        if (zero is null)
        {
            return new IntegerPicture { Form = IntegerForm.Sequence, Token = picture };
        }

        var digits = new IntegerPicture { Zero = zero.Value, MandatoryDigits = mandatory, OptionalDigits = optional };
        return WithGrouping(digits, signs);
    }

    private static IntegerPicture WithGrouping(IntegerPicture picture, List<GroupingSign> signs)
    {
        var isOneSign = signs.TrueForAll(sign => sign.Sign == signs[0].Sign);
        var size = isOneSign ? GroupSize.Regular([.. signs.Select(sign => sign.Position)]) : 0;
        return size > 0
            ? picture with { IsRegular = true, Grouping = [new GroupingSign(size, signs[0].Sign)] }
            : picture with { Grouping = signs };
    }

    private static int? ZeroOf(int codePoint)
    {
        foreach (var zero in Zeros)
        {
            if (codePoint >= zero && codePoint <= zero + 9)
            {
                return zero;
            }
        }

        return null;
    }
}

/// <summary>Whether groups of digits repeat.</summary>
internal static class GroupSize
{
    /// <summary>The size of which the positions are the first multiples; 0 when they are not, or when there are
    /// none.</summary>
    public static int Regular(IReadOnlyList<int> positions)
    {
        if (positions.Count == 0)
        {
            return 0;
        }

        var size = positions.Aggregate(CommonDivisor);
        return Enumerable.Range(1, positions.Count).All(index => positions.Contains(index * size)) ? size : 0;
    }

    private static int CommonDivisor(int left, int right) => right == 0 ? left : CommonDivisor(right, left % right);
}
