using System.Globalization;
using System.Text;

namespace Durable.Asl.Tests.Properties;

/// <summary>
/// Makes random texts from the pieces of a grammar, so that many are nearly right. The same seed, the same texts.
/// </summary>
internal sealed class TextGenerator(int seed, IReadOnlyList<string> pieces)
{
    private const int MaxPieces = 14;
    private readonly Random _random = new(seed);

    /// <summary>A few pieces in a row, with a character of noise now and then.</summary>
    public string Next()
    {
        var text = new StringBuilder();
        var count = _random.Next(MaxPieces);
        for (var index = 0; index < count; index++)
        {
            text.Append(_random.Next(12) == 0 ? Noise() : pieces[_random.Next(pieces.Count)]);
        }

        return text.ToString();
    }

    public int Below(int bound) => _random.Next(bound);

    private string Noise() => _random.Next(3) switch
    {
        0 => ((char)_random.Next(char.MaxValue + 1)).ToString(),
        1 => _random.Next(-5, 100_000).ToString(CultureInfo.InvariantCulture),
        _ => ((char)_random.Next(0x20, 0x7F)).ToString(),
    };
}
