using System.Runtime.CompilerServices;

namespace Durable.Asl.JsonPaths;

/// <summary>Bounds the work of one evaluation, as several deep scans in one path multiply.</summary>
internal sealed class PathBudget
{
    private const int MaxVisits = 5_000_000;

    private int _visits;

    /// <summary>Called for every value looked at; guards the time and the stack.</summary>
    public void Spend()
    {
        if (++_visits > MaxVisits)
        {
            throw StatesException.Runtime($"The JSONPath looks at more than {MaxVisits} values.");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw StatesException.Runtime("The JSONPath descends too deeply.");
        }
    }
}
