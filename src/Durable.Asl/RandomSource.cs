using System.Security.Cryptography;

namespace Durable.Asl;

/// <summary>
/// Where values that no expression determines come from. A replay must not ask it twice for the same value.
/// </summary>
public abstract class RandomSource
{
    /// <summary>The operating system's source.</summary>
    public static RandomSource System { get; } = new SystemSource();

    /// <summary>A new random identifier of version 4.</summary>
    /// <returns>The identifier.</returns>
    public abstract Guid NewGuid();

    /// <summary>A random number, each with the same probability.</summary>
    /// <param name="exclusiveMaximum">One more than the largest number, at least 1.</param>
    /// <returns>A number from 0 on.</returns>
    public abstract int Next(int exclusiveMaximum);

    private sealed class SystemSource : RandomSource
    {
        public override Guid NewGuid() => Guid.NewGuid();

        public override int Next(int exclusiveMaximum) => RandomNumberGenerator.GetInt32(exclusiveMaximum);
    }
}
