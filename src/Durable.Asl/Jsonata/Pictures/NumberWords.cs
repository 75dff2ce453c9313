using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>Numbers in English words.</summary>
internal static partial class NumberWords
{
    private static readonly string[] Small =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
        "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] SmallOrdinals =
    [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
        "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth",
        "Nineteenth",
    ];

    private static readonly string[] Tens =
        ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

    // Beyond the last one, the number of them is itself put in words.
    private static readonly (double Size, string Word)[] Magnitudes =
        [(1e12, "Trillion"), (1e9, "Billion"), (1e6, "Million"), (1e3, "Thousand")];

    private static readonly FrozenDictionary<string, double> Values = ListValues();

    /// <summary>All words, and the ordinal forms, in lower case.</summary>
    public static IEnumerable<string> All => Values.Keys;

    public static string Format(double value, bool isOrdinal) => Words(value, isAfter: false, isOrdinal);

    /// <summary>The number that words say; not a number when one is unknown.</summary>
    public static double Parse(string text)
    {
        var segments = new Stack<double>([0]);
        foreach (var part in Separators().Split(text))
        {
            var value = Values.GetValueOrDefault(part, double.NaN);
            if (value < 100)
            {
                AddSmall(segments, value);
            }
            else
            {
                segments.Push(segments.Pop() * value);
            }
        }

        return segments.Sum();
    }

    private static void AddSmall(Stack<double> segments, double value)
    {
        var top = segments.Pop();
        if (top >= 1000)
        {
            segments.Push(top);
            top = 0;
        }

        segments.Push(top + value);
    }

    private static string Words(double value, bool isAfter, bool isOrdinal)
    {
        if (value < 20)
        {
            return (isAfter ? " and " : "") + (isOrdinal ? SmallOrdinals : Small)[(int)value];
        }

        if (value < 100)
        {
            return (isAfter ? " and " : "") + TensWords((int)value, isOrdinal);
        }

        var (size, word) = value < 1000 ? (100, "Hundred") : Array.Find(Magnitudes, entry => entry.Size <= value);
        var count = Math.Floor(value / size);
        var rest = value - (count * size);
        var head = $"{(isAfter ? ", " : "")}{Words(count, isAfter: false, isOrdinal: false)} {word}";
        return rest > 0 ? head + Words(rest, isAfter: true, isOrdinal) : isOrdinal ? head + "th" : head;
    }

    private static string TensWords(int value, bool isOrdinal)
    {
        var word = Tens[(value / 10) - 2];
        if (value % 10 > 0)
        {
            return word + "-" + Words(value % 10, isAfter: false, isOrdinal);
        }

        return isOrdinal ? word[..^1] + "ieth" : word;
    }

    private static FrozenDictionary<string, double> ListValues()
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal) { ["hundred"] = 100, ["hundredth"] = 100 };
        for (var index = 0; index < Small.Length; index++)
        {
            values[Small[index].ToLowerInvariant()] = index;
            values[SmallOrdinals[index].ToLowerInvariant()] = index;
        }

        for (var index = 0; index < Tens.Length; index++)
        {
            var word = Tens[index].ToLowerInvariant();
            values[word] = (index + 2) * 10;
            values[word[..^1] + "ieth"] = (index + 2) * 10;
        }

        foreach (var (size, word) in Magnitudes)
        {
            values[word.ToLowerInvariant()] = size;
            values[word.ToLowerInvariant() + "th"] = size;
        }

        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@",\s|\sand\s|[\s\\-]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
