namespace Durable.Asl.Jsonata.Runtime;

/// <summary>A function call.</summary>
/// <param name="procedure">What is called.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="site">How errors name the call.</param>
internal sealed class CallOperation(Operation procedure, Operation[] arguments, CallSite site) : Operation
{
    /// <summary>How errors name the call when it ends a function: by the place of the function's name.</summary>
    public CallSite TailSite { get; } = site with { Position = site.NamePosition };

    public override Value Execute(Value input, Frame frame) =>
        Call(Procedure(input, frame), Arguments(input, frame, []), input, frame);

    /// <summary>The call with a further argument in front of those written.</summary>
    public Value ExecuteOn(Value first, Value input, Frame frame) =>
        Call(Procedure(input, frame), Arguments(input, frame, [first]), input, frame);

    public Value Procedure(Value input, Frame frame)
    {
        var called = procedure.Evaluate(input, frame);
        return called.IsUndefined && site.IsKnownAsVariable(procedure, frame)
            ? throw new JsonataException("T1005") { Position = site.Position, Token = site.Name }
            : called;
    }

    public Value[] Arguments(Value input, Frame frame, ReadOnlySpan<Value> before)
    {
        var count = before.Length + arguments.Length;
        if (count == 0)
        {
            return [];
        }

        var values = new Value[count];
        before.CopyTo(values);
        for (var index = 0; index < arguments.Length; index++)
        {
            values[before.Length + index] = arguments[index].Evaluate(input, frame);
        }

        return values;
    }

    private Value Call(Value called, Value[] values, Value input, Frame frame)
    {
        var evaluation = frame.Evaluation;
        evaluation.Caller = frame;
        return FunctionCalls.Apply(called, values, input, site, evaluation);
    }
}

/// <summary>How errors name a call.</summary>
/// <param name="Name">The function's name without dollar sign, or null when the procedure has none.</param>
/// <param name="Position">Offset behind the opening parenthesis.</param>
/// <param name="NamePosition">Offset behind the name.</param>
internal sealed record CallSite(string? Name, int Position, int NamePosition)
{
    /// <summary>True when the dollar sign was forgotten: the bare name is that of a variable or function.</summary>
    public bool IsKnownAsVariable(Operation procedure, Frame frame) =>
        procedure is PathOperation && Name is not null && Variables.Lookup(Name, frame) is { IsUndefined: false };
}

/// <summary>Looking up a name that is known only while evaluating.</summary>
internal static class Variables
{
    public static Value Lookup(string name, Frame frame)
    {
        if (frame.TryLookup(name, out var value))
        {
            return value;
        }

        var evaluation = frame.Evaluation;
        return evaluation.Bindings.TryLookup(name, out value) ? value : Value.From(evaluation.Functions.Find(name));
    }
}
