namespace Durable.Asl.Jsonata.Runtime;

/// <summary>Applying functions.</summary>
internal static class FunctionCalls
{
    /// <summary>Calls a function that no call of the expression names, such as one passed as an argument.</summary>
    public static Value Apply(FunctionValue function, Value[] arguments, Value context, Evaluation evaluation)
    {
        var result = evaluation.Enter()
            ? Call(function, arguments, context, evaluation)
            : CallElsewhere(function, arguments, context, evaluation);
        evaluation.Leave();
        return result;
    }

    /// <summary>Calls what an expression calls.</summary>
    public static Value Apply(
        Value called, Value[] arguments, Value context, CallSite site, Evaluation evaluation) =>
        Finish(Invoke(called, arguments, context, site, evaluation), context, evaluation);

    private static Value Call(FunctionValue function, Value[] arguments, Value context, Evaluation evaluation) =>
        Finish(function.Invoke(arguments, context, evaluation), context, evaluation);

    // Apart from its caller, because capturing the parameters would cost memory with every call.
    private static Value CallElsewhere(
        FunctionValue function, Value[] arguments, Value context, Evaluation evaluation) =>
        FreshStack.Run(() => Call(function, arguments, context, evaluation));

    // Carries out what a function hands back to be called in its place.
    private static Value Finish(Value result, Value context, Evaluation evaluation)
    {
        while (result.TailCall is { } tail)
        {
            evaluation.Tick();
            var called = tail.Call.Procedure(tail.Input, tail.Frame);
            var values = tail.Call.Arguments(tail.Input, tail.Frame, []);
            result = Invoke(called, values, context, tail.Call.TailSite, evaluation);
        }

        return result;
    }

    private static Value Invoke(
        Value called, Value[] arguments, Value context, CallSite site, Evaluation evaluation)
    {
        try
        {
            return called.Function is { } function
                ? function.Invoke(arguments, context, evaluation)
                : throw new JsonataException("T1006");
        }
        catch (JsonataException error) when (error.PassesThroughCall(site.Name, site.Position))
        {
            throw;
        }
    }
}
