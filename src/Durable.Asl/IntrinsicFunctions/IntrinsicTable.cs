using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Kind = Durable.Asl.IntrinsicFunctions.IntrinsicParameterKind;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>The table of all intrinsic functions.</summary>
public static class IntrinsicTable
{
    private static readonly Dictionary<string, IntrinsicFunction> ByName;

    static IntrinsicTable() => ByName = All.ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>All functions, in the order of the documentation.</summary>
    public static IReadOnlyList<IntrinsicFunction> All { get; } =
    [
        new("States.Array", [Kind.Any], ArrayFunctions.Array) { MinArguments = 0, MaxArguments = null },
        Row("States.ArrayPartition", ArrayFunctions.Partition, Kind.Array, Kind.Number),
        Row("States.ArrayContains", ArrayFunctions.Contains, Kind.Array, Kind.Any),
        Row("States.ArrayRange", ArrayFunctions.Range, Kind.Number, Kind.Number, Kind.Number),
        Row("States.ArrayGetItem", ArrayFunctions.GetItem, Kind.Array, Kind.Number),
        Row("States.ArrayLength", ArrayFunctions.Length, Kind.Array),
        Row("States.ArrayUnique", ArrayFunctions.Unique, Kind.Array),
        Row("States.Base64Encode", TextFunctions.Base64Encode, Kind.String),
        Row("States.Base64Decode", TextFunctions.Base64Decode, Kind.String),
        Row("States.Hash", TextFunctions.Hash, Kind.Any, Kind.String),
        Row("States.JsonMerge", JsonFunctions.Merge, Kind.Object, Kind.Object, Kind.Boolean),
        Row("States.StringToJson", JsonFunctions.StringToJson, Kind.String),
        Row("States.JsonToString", JsonFunctions.JsonToString, Kind.Any),
        new("States.MathRandom", [Kind.Number, Kind.Number, Kind.Number], MathFunctions.Random)
        {
            MinArguments = 2,
            DeterministicFrom = 3,
        },
        Row("States.MathAdd", MathFunctions.Add, Kind.Number, Kind.Number),
        Row("States.StringSplit", TextFunctions.Split, Kind.String, Kind.String),

        // The service ignores arguments of this function.
        new("States.UUID", [], TextFunctions.Uuid) { MaxArguments = null, DeterministicFrom = int.MaxValue },
        new("States.Format", [Kind.String, Kind.Any], TextFunctions.Format) { MinArguments = 1, MaxArguments = null },
    ];

    /// <summary>Finds a function.</summary>
    /// <param name="name">The name, such as <c>States.Format</c>; case counts.</param>
    /// <param name="function">The function.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string name, [NotNullWhen(true)] out IntrinsicFunction? function)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.TryGetValue(name, out function);
    }

    internal static IntrinsicFunction Find(string methodName) => ByName["States." + methodName];

    private static IntrinsicFunction Row(
        string name, Func<IntrinsicInvocation, JsonNode?> body, params IntrinsicParameterKind[] parameters) =>
        new(name, parameters, body);
}
