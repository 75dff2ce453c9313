namespace Durable.Asl.Jsonata.Pictures;

/// <summary>Roman numerals.</summary>
internal static class RomanNumerals
{
    public static IReadOnlyList<(double Size, string Numeral)> Table { get; } =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    /// <summary>The number of a numeral: a smaller sign before a larger one is subtracted.</summary>
    public static double Parse(string numeral)
    {
        var number = 0.0;
        var largest = 1.0;
        for (var index = numeral.Length - 1; index >= 0; index--)
        {
            var value = ValueOf(numeral[index]);
            number += value < largest ? -value : value;
            largest = value < largest ? largest : value;
        }

        return number;
    }

    private static double ValueOf(char sign) => sign switch
    {
        'M' => 1000,
        'D' => 500,
        'C' => 100,
        'L' => 50,
        'X' => 10,
        'V' => 5,
        'I' => 1,
        _ => double.NaN,
    };
}
