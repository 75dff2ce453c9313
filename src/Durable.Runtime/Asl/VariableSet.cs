using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>The variables of a scope and of those around it. Immutable: a branch starts with its parent's
/// set.</summary>
internal sealed class VariableSet
{
    public static readonly VariableSet Empty = new(ImmutableDictionary<string, JsonNode?>.Empty, 0);

    private readonly long _bytes;

    private VariableSet(ImmutableDictionary<string, JsonNode?> values, long bytes)
    {
        Values = values;
        _bytes = bytes;
    }

    public ImmutableDictionary<string, JsonNode?> Values { get; }

    /// <summary>The set after an assignment.</summary>
    /// <exception cref="StatesException"><c>States.DataLimitExceeded</c>: a value, all values of the assignment or all
    /// variables together are too large. The wording is our own, because no recording shows the service's.</exception>
    public VariableSet With((string Name, JsonNode? Value)[] assigned, StatesLimits limits)
    {
        long added = 0;
        long removed = 0;
        foreach (var (name, value) in assigned)
        {
            added += Check(DataLimits.Measure(value), limits.VariableBytes, $"The variable '{name}'");
            removed += Values.TryGetValue(name, out var old) ? DataLimits.Measure(old) : 0;
        }

        Check(added, limits.VariableBytes, "The variables of one assignment");
        var bytes = Check(_bytes + added - removed, limits.AllVariablesBytes, "The variables of the execution");
        var values = Values.SetItems(assigned.Select(item => KeyValuePair.Create(item.Name, item.Value)));
        return new VariableSet(values, bytes);
    }

    private static long Check(long bytes, int? limit, string what) => bytes <= (limit ?? long.MaxValue)
        ? bytes
        : throw new StatesException(
            ErrorNames.DataLimitExceeded,
            $"{what} exceeded the maximum number of bytes service limit.");
}
