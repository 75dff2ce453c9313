using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions that make one value of many.</summary>
internal static class AggregateFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("count", "<a:n>", 1, (in BuiltinCall call) => Value.From((double)(call[0].Array?.Count ?? 0))),
        new("sum", "<a<n>:n>", 1, (in BuiltinCall call) => Fold(call, 0.0, static (sum, next) => sum + next)),
        new("max", "<a<n>:n>", 1, (in BuiltinCall call) => FoldSome(call, double.NegativeInfinity, Math.Max)),
        new("min", "<a<n>:n>", 1, (in BuiltinCall call) => FoldSome(call, double.PositiveInfinity, Math.Min)),
        new("average", "<a<n>:n>", 1, Average),
    ];

    private static Value Average(in BuiltinCall call)
    {
        var sum = FoldSome(call, 0.0, static (sum, next) => sum + next);
        return call[0].Array is { Count: > 0 } items ? Value.From(sum.Number / items.Count) : Value.Undefined;
    }

    private static Value FoldSome(in BuiltinCall call, double start, Func<double, double, double> function) =>
        call[0].Array is { Count: > 0 } ? Fold(call, start, function) : Value.Undefined;

    private static Value Fold(in BuiltinCall call, double start, Func<double, double, double> function)
    {
        if (!call[0].TryGetArray(out var items))
        {
            return Value.Undefined;
        }

        var result = start;
        for (var index = 0; index < items.Count; index++)
        {
            call.Evaluation.Tick();
            result = function(result, items[index].Number);
        }

        return Value.From(result);
    }
}
