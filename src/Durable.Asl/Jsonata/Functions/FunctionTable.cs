using System.Collections.Frozen;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>The built-in functions of a profile.</summary>
internal sealed class FunctionTable
{
    private readonly FrozenDictionary<string, BuiltinFunction> _functions;

    private FunctionTable(IEnumerable<BuiltinFunction> functions) =>
        _functions = functions.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    public static FunctionTable Standard { get; } = new([.. Common]);

    public static FunctionTable StepFunctions { get; } = new([.. Common]);

    private static IEnumerable<BuiltinFunction> Common =>
    [
        .. ValueFunctions.All,
    ];

    public static FunctionTable Of(JsonataProfile profile) =>
        profile == JsonataProfile.StepFunctions ? StepFunctions : Standard;

    public BuiltinFunction? Find(string name) => _functions.GetValueOrDefault(name);
}
