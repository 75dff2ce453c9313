namespace Durable.Asl.IntrinsicFunctions;

/// <summary>
/// The generator <c>java.util.Random</c>. Seeded random numbers of the service are its numbers, in
/// <c>States.MathRandom</c> and in JSONata's <c>$random</c>.
/// </summary>
public sealed class JavaRandom
{
    private const long Multiplier = 0x5DEECE66D;
    private const long Increment = 0xB;
    private const long Mask = (1L << 48) - 1;

    private long _state;

    /// <summary>Creates a generator.</summary>
    /// <param name="seed">The seed; the same seed gives the same numbers.</param>
    public JavaRandom(long seed) => _state = (seed ^ Multiplier) & Mask;

    /// <summary>The next integer.</summary>
    /// <param name="bound">One more than the largest number, at least 1.</param>
    /// <returns>A number from 0 on.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        unchecked
        {
            if ((bound & -bound) == bound)
            {
                return (int)((bound * (long)NextBits(31)) >> 31);
            }

            // Numbers of the last, incomplete run of the bound would make small results likelier; the sum overflows
            // for these.
            int bits;
            int value;
            do
            {
                bits = NextBits(31);
                value = bits % bound;
            }
            while (bits - value + (bound - 1) < 0);

            return value;
        }
    }

    /// <summary>The next number from 0 on and below 1.</summary>
    /// <returns>The number.</returns>
    public double NextDouble() => (((long)NextBits(26) << 27) + NextBits(27)) * (1.0 / (1L << 53));

    private int NextBits(int count)
    {
        unchecked
        {
            _state = ((_state * Multiplier) + Increment) & Mask;
            return (int)(_state >>> (48 - count));
        }
    }
}
