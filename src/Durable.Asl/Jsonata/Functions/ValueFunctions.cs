using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions of any value: tests, conversion, and raising errors.</summary>
internal static class ValueFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("boolean", "<x-:b>", 1, ToBoolean),
        new("not", "<x-:b>", 1, Not),
        new("exists", "<x:b>", 1, Exists),
        new("type", "<x:s>", 1, TypeOf),
        new("error", "<s?:x>", 1, Error),
        new("assert", "<bs?:x>", 2, Assert),
        new("clone", "<(oa)-:o>", 1, Clone),
    ];

    private static Value ToBoolean(in BuiltinCall call) =>
        call[0].IsUndefined ? call[0] : Value.From(ValueRules.IsTrue(call[0]));

    private static Value Not(in BuiltinCall call) =>
        call[0].IsUndefined ? call[0] : Value.From(!ValueRules.IsTrue(call[0]));

    private static Value Exists(in BuiltinCall call) => Value.From(!call[0].IsUndefined);

    private static Value TypeOf(in BuiltinCall call) => call[0].Kind switch
    {
        ValueKind.Null => Value.From("null"),
        ValueKind.Boolean => Value.From("boolean"),
        ValueKind.Number => Value.From("number"),
        ValueKind.String => Value.From("string"),
        ValueKind.Array => Value.From("array"),
        ValueKind.Object => Value.From("object"),
        ValueKind.Function => Value.From("function"),
        _ => Value.Undefined,
    };

    private static Value Error(in BuiltinCall call) =>
        throw new JsonataException("D3137").With("message", Message(call[0], "$error() function evaluated"));

    private static Value Assert(in BuiltinCall call) => call[0].IsBoolean && call[0].Boolean
        ? Value.Undefined
        : throw new JsonataException("D3141").With("message", Message(call[1], "$assert() statement failed"));

    private static string Message(Value given, string standard) => given.Text.Length > 0 ? given.Text : standard;

    private static Value Clone(in BuiltinCall call) => ValueCopy.Of(call[0], call.Evaluation);
}
