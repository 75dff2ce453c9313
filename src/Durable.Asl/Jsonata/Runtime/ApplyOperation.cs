using Durable.Asl.Jsonata.Functions;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary><c>left ~> right</c></summary>
internal sealed class ApplyOperation(Operation left, Operation right, int position) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var value = left.Evaluate(input, frame);
        var applied = right.Evaluate(input, frame);
        if (applied.Function is not { } function)
        {
            throw new JsonataException("T2006") { Position = position }.With("value", applied);
        }

        return value.Function is { } first
            ? Value.From(new ComposedFunction(first, function))
            : FunctionCalls.Apply(applied, [value], Value.Null, Site(function), frame.Evaluation);
    }

    private CallSite Site(FunctionValue function) =>
        new((function as BuiltinFunction)?.Name, position, position);
}

/// <summary><c>left ~> f(a)</c>: the left value becomes the first argument of the call.</summary>
internal sealed class ApplyCallOperation(Operation left, CallOperation call) : Operation
{
    public override Value Execute(Value input, Frame frame) =>
        call.ExecuteOn(left.Evaluate(input, frame), input, frame);
}

/// <summary>Two functions one after the other.</summary>
internal sealed class ComposedFunction(FunctionValue first, FunctionValue second) : FunctionValue
{
    public override int Arity => 1;

    public override Value Invoke(Value[] arguments, Value context, Evaluation evaluation)
    {
        var argument = arguments.Length > 0 ? arguments[0] : Value.Undefined;
        var middle = FunctionCalls.Apply(first, [argument], Value.Null, evaluation).Unwrapped();
        return FunctionCalls.Apply(second, [middle], context, evaluation);
    }
}
