using System.Collections;

namespace Durable.Runtime.Replay;

/// <summary>What log lines of a step's body carry: <c>operationId</c>, <c>operationName</c>, <c>attempt</c>.</summary>
internal sealed class StepLogScope(string operationId, string operationName, int attempt)
    : IReadOnlyList<KeyValuePair<string, object>>
{
    public int Count => 3;

    public KeyValuePair<string, object> this[int index] => index switch
    {
        0 => new("operationId", operationId),
        1 => new("operationName", operationName),
        2 => new("attempt", attempt),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() =>
        FormattableString.Invariant($"operationId:{operationId} operationName:{operationName} attempt:{attempt}");
}
