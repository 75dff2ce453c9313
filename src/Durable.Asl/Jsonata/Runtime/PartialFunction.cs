namespace Durable.Asl.Jsonata.Runtime;

/// <summary>A built-in function with some arguments fixed.</summary>
/// <param name="function">The function.</param>
/// <param name="arguments">The fixed arguments; null where one is open.</param>
internal sealed class PartialFunction(FunctionValue function, Value?[] arguments) : FunctionValue
{
    public override int Arity => arguments.Count(argument => argument is null);

    public override Value Invoke(Value[] given, Value context, Evaluation evaluation)
    {
        var all = new Value[arguments.Length];
        var next = 0;
        for (var index = 0; index < all.Length; index++)
        {
            all[index] = arguments[index] ?? (next < given.Length ? given[next++] : Value.Undefined);
        }

        return function.Invoke(all, Value.Null, evaluation);
    }
}

/// <summary><c>f(a, ?)</c></summary>
internal sealed class PartialOperation(Operation procedure, Operation?[] arguments, CallSite site) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var values = new Value?[arguments.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = arguments[index]?.Evaluate(input, frame);
        }

        var called = procedure.Evaluate(input, frame);
        if (called.Function is { } function)
        {
            return Value.From(function.Partial(values));
        }

        var code = called.IsUndefined && site.IsKnownAsVariable(procedure, frame) ? "T1007" : "T1008";
        throw new JsonataException(code) { Position = site.Position, Token = site.Name };
    }
}
