using System.Text.Json.Nodes;

namespace Durable.Asl;

/// <summary>The limits of the service on the data that a state machine passes around.</summary>
public static class DataLimits
{
    /// <summary>Largest input or output of an execution, a state or a task: bytes of compact UTF-8 JSON.</summary>
    public const int MaxBytes = 262_144;

    /// <summary>
    /// Deepest nesting of objects and arrays. The service's own limit is not documented; this one keeps the
    /// recursive operations of the JSON library far away from the end of the stack.
    /// </summary>
    public const int MaxDepth = 1_000;

    /// <summary>How many bytes of compact UTF-8 JSON a value takes, without writing that JSON.</summary>
    /// <param name="node">The value; null is JSON null.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when the value is nested too deeply.</exception>
    public static long Measure(JsonNode? node)
    {
        var sink = default(ByteCountSink);
        JsonPrinter.Print(node, ref sink);
        return sink.Bytes;
    }

    /// <summary>Refuses a value that is larger than <see cref="MaxBytes"/>.</summary>
    /// <param name="node">The value; null is JSON null.</param>
    /// <param name="source">What returned it, as the cause names it: a state name, a function ARN,
    /// <c>lambda</c>.</param>
    /// <exception cref="StatesException"><c>States.DataLimitExceeded</c>, or <c>States.Runtime</c> when the value is
    /// nested too deeply.</exception>
    public static void Check(JsonNode? node, string source)
    {
        if (Measure(node) > MaxBytes)
        {
            throw Exceeded(source);
        }
    }

    /// <summary>The failure of a result that is too large.</summary>
    /// <param name="source">What returned it: a state name, a function ARN, <c>lambda</c>.</param>
    /// <returns>The exception to throw. Its cause is complete: the service puts no prefix in front of it.</returns>
    public static StatesException Exceeded(string source) => new(
        ErrorNames.DataLimitExceeded,
        $"The state/task '{source}' returned a result with a size exceeding the maximum number of bytes service "
        + "limit.");

    internal static void CheckDepth(int depth)
    {
        if (depth >= MaxDepth)
        {
            throw StatesException.Runtime($"The data is nested deeper than {MaxDepth} levels.");
        }
    }
}
