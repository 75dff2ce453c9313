namespace Durable.Runtime;

/// <summary>Argument rules shared by parallel and map.</summary>
internal static class BatchRules
{
    public static int? CheckedConcurrency(int? value)
    {
        if (value is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(value));
        }

        return value;
    }
}
