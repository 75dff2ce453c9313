using Durable.Asl.Jsonata.Functions;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary><c>function($a, $b) { … }</c></summary>
internal sealed class LambdaOperation(string[] parameters, Signature? signature, Operation body) : LeafOperation
{
    public string[] Parameters => parameters;

    public Signature? Signature => signature;

    public Operation Body => body;

    public override Value Execute(Value input, Frame frame) => Value.From(new LambdaFunction(this, input, frame));
}

/// <summary>A function of the expression, with the context and the variables of the place where it was
/// written.</summary>
internal sealed class LambdaFunction(LambdaOperation definition, Value input, Frame frame) : FunctionValue
{
    public override int Arity => definition.Parameters.Length;

    public override Value Invoke(Value[] arguments, Value context, Evaluation evaluation)
    {
        var values = definition.Signature?.Validate(arguments, context) ?? arguments;
        return definition.Body.Evaluate(input, CallFrame(values));
    }

    /// <summary>The fixed arguments become variables around the function, the open ones its parameters.</summary>
    public override FunctionValue Partial(Value?[] arguments)
    {
        var around = new Frame(frame);
        var open = new List<string>();
        for (var index = 0; index < definition.Parameters.Length; index++)
        {
            if (index < arguments.Length && arguments[index] is null)
            {
                open.Add(definition.Parameters[index]);
            }
            else
            {
                var value = index < arguments.Length ? arguments[index] : null;
                around.Bind(definition.Parameters[index], value ?? Value.Undefined);
            }
        }

        return new LambdaFunction(new LambdaOperation([.. open], null, definition.Body), input, around);
    }

    // Arguments are made for one call, so that they can serve as its variables.
    private Frame CallFrame(Value[] arguments)
    {
        if (arguments.Length == definition.Parameters.Length)
        {
            return new Frame(frame, definition.Parameters, arguments);
        }

        var values = new Value[definition.Parameters.Length];
        arguments.AsSpan(0, Math.Min(arguments.Length, values.Length)).CopyTo(values);
        return new Frame(frame, definition.Parameters, values);
    }
}
