namespace Durable.Asl.Jsonata.Runtime;

/// <summary>Applying functions.</summary>
internal static class FunctionCalls
{
    public static Value Apply(Value called, Value[] arguments, Value context, Evaluation evaluation) =>
        called.Function is { } function
            ? Apply(function, arguments, context, evaluation)
            : throw new JsonataException("T1006");

    /// <summary>Calls a function and whatever it hands back to be called in its place.</summary>
    public static Value Apply(FunctionValue function, Value[] arguments, Value context, Evaluation evaluation)
    {
        var result = function.Invoke(arguments, context, evaluation);
        while (result.TailCall is { } tail)
        {
            evaluation.Tick();
            var called = tail.Call.Procedure(tail.Input, tail.Frame);
            var values = tail.Call.Arguments(tail.Input, tail.Frame, []);
            result = Invoke(called, values, context, tail.Call.Site, evaluation);
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
