namespace Durable.Runtime;

/// <summary>When a parallel or map operation stops starting units. Empty, it behaves like
/// <see cref="AllSuccessful"/>.</summary>
public sealed class CompletionConfig
{
    private int? _minSuccessful;
    private int? _toleratedFailureCount;
    private double? _toleratedFailurePercentage;

    /// <summary>Stop when this many units succeeded. Default <c>null</c>: not a criterion.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? MinSuccessful
    {
        get => _minSuccessful;
        set
        {
            if (value is { } count)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(value));
            }

            _minSuccessful = value;
        }
    }

    /// <summary>Stop when more units than this failed. Default <c>null</c>: not a criterion.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? ToleratedFailureCount
    {
        get => _toleratedFailureCount;
        set
        {
            if (value is { } count)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(value));
            }

            _toleratedFailureCount = value;
        }
    }

    /// <summary>Stop when a larger share of all units than this failed; a ratio from 0.0 to 1.0. Default <c>null</c>:
    /// not a criterion.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 0.0 to 1.0 or not a number.</exception>
    public double? ToleratedFailurePercentage
    {
        get => _toleratedFailurePercentage;
        set
        {
            if (value is { } ratio && !(ratio is >= 0.0 and <= 1.0))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A ratio from 0.0 to 1.0 is expected.");
            }

            _toleratedFailurePercentage = value;
        }
    }

    /// <summary>Stop at the first failure.</summary>
    public static CompletionConfig AllSuccessful() => new() { ToleratedFailureCount = 0 };

    /// <summary>Run every unit, whatever fails.</summary>
    public static CompletionConfig AllCompleted() => new() { ToleratedFailureCount = int.MaxValue };

    /// <summary>Stop at the first success.</summary>
    public static CompletionConfig FirstSuccessful() => new() { MinSuccessful = 1 };
}
