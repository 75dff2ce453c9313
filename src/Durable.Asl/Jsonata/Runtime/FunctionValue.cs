namespace Durable.Asl.Jsonata.Runtime;

/// <summary>A function as a value.</summary>
internal abstract class FunctionValue
{
    /// <summary>Number of arguments that a higher-order function passes at most.</summary>
    public abstract int Arity { get; }

    /// <summary>
    /// Calls the function once. The result may be a <see cref="TailCall"/>, which
    /// <see cref="FunctionCalls"/> carries out.
    /// </summary>
    /// <param name="arguments">The arguments as given, before any check.</param>
    /// <param name="context">Stands in for a missing argument where the signature allows it.</param>
    /// <param name="evaluation">The running evaluation.</param>
    public abstract Value Invoke(Value[] arguments, Value context, Evaluation evaluation);

    /// <summary>The function with some arguments fixed; null entries stay open.</summary>
    public virtual FunctionValue Partial(Value?[] arguments) => new PartialFunction(this, arguments);
}
