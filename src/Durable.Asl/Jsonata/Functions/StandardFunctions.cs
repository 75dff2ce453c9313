using System.Text;
using Durable.Asl.Jsonata.Compilation;
using Durable.Asl.Jsonata.Runtime;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions that only the language's own profile has, or has in this way.</summary>
internal static class StandardFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("random", "<:n>", 0, (in BuiltinCall call) => Value.From(call.Evaluation.Host.NextRandom())),
        new("eval", "<sx?:x>", 2, Evaluate),
        BinaryText.Encoder(Encoding.Latin1),
        BinaryText.Decoder(Encoding.Latin1),
    ];

    // The text sees the context of the call, or the second argument, and the variables of the place of the call.
    private static Value Evaluate(in BuiltinCall call)
    {
        if (!call[0].IsString)
        {
            return Value.Undefined;
        }

        var operation = Compile(call[0].Text, call.Evaluation);
        var context = call[1].IsUndefined ? call.Context : call[1];
        var input = context.Array is { IsSequence: false }
            ? Value.From(ArrayValue.Wrapper(call.Evaluation, context))
            : context;
        try
        {
            return operation.Evaluate(input, call.Evaluation.Caller);
        }
        catch (JsonataException error) when (error.Code is not ("D1011" or "D1012" or "D2015"))
        {
            throw new JsonataException("D3121").With("value", error.Message);
        }
    }

    private static Operation Compile(string text, Evaluation evaluation)
    {
        try
        {
            return JsonataExpression.OnSafeStack(
                text, () => Compiler.Compile(Parser.Parse(text), evaluation.Functions));
        }
        catch (JsonataException error)
        {
            throw new JsonataException("D3120").With("value", error.Message);
        }
    }
}
