using System.Collections.Frozen;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>The built-in functions of a profile.</summary>
internal sealed class FunctionTable
{
    private readonly FrozenDictionary<string, BuiltinFunction> _functions;

    private FunctionTable(IEnumerable<BuiltinFunction> functions) =>
        _functions = functions.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    public static FunctionTable Standard { get; } = new([.. Common, .. StandardFunctions.All]);

    public static FunctionTable StepFunctions { get; } = new([.. Common, .. StepFunctionsFunctions.All]);

    private static IEnumerable<BuiltinFunction> Common =>
    [
        .. StringFunctions.All,
        .. PatternFunctions.All,
        .. EncodingFunctions.All,
        .. NumberFunctions.All,
        .. AggregateFunctions.All,
        .. PictureFunctions.All,
        .. ArrayFunctions.All,
        .. SequenceFunctions.All,
        .. ObjectFunctions.All,
        .. ValueFunctions.All,
        .. TimeFunctions.All,
    ];

    public static FunctionTable Of(JsonataProfile profile) =>
        profile == JsonataProfile.StepFunctions ? StepFunctions : Standard;

    public BuiltinFunction? Find(string name) => _functions.GetValueOrDefault(name);
}
