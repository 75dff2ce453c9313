using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>The work of a built-in function.</summary>
/// <param name="call">Its arguments, checked against the signature.</param>
internal delegate Value BuiltinBody(in BuiltinCall call);

/// <summary>A function that the language brings along.</summary>
/// <param name="name">Its name without dollar sign.</param>
/// <param name="signature">What it takes.</param>
/// <param name="arity">How many arguments a higher-order function passes to it at most: its parameters without
/// default.</param>
/// <param name="body">What it does.</param>
internal sealed class BuiltinFunction(string name, string signature, int arity, BuiltinBody body) : FunctionValue
{
    private readonly Signature _signature = Signature.Parse(signature, 0);

    public string Name => name;

    public override int Arity => arity;

    public override Value Invoke(Value[] arguments, Value context, Evaluation evaluation)
    {
        var valid = _signature.Validate(arguments, context);
        return body(new BuiltinCall(valid, context, evaluation));
    }
}

/// <summary>A call of a built-in function.</summary>
/// <param name="arguments">Arguments in the order of the parameters.</param>
/// <param name="context">The context of the call.</param>
/// <param name="evaluation">The running evaluation.</param>
internal readonly ref struct BuiltinCall(ReadOnlySpan<Value> arguments, Value context, Evaluation evaluation)
{
    private readonly ReadOnlySpan<Value> _arguments = arguments;

    public Evaluation Evaluation { get; } = evaluation;

    public Value Context { get; } = context;

    public int Count => _arguments.Length;

    /// <summary>An argument; nothing when it is missing.</summary>
    public Value this[int index] => index < _arguments.Length ? _arguments[index] : Value.Undefined;

    /// <summary>Calls a function argument with as many of the values as it declares.</summary>
    public Value Apply(FunctionValue function, Value first, Value second, Value third)
    {
        Value[] arguments = function.Arity switch
        {
            <= 1 => [first],
            2 => [first, second],
            _ => [first, second, third],
        };
        return FunctionCalls.Apply(function, arguments, Value.Null, Evaluation);
    }
}
