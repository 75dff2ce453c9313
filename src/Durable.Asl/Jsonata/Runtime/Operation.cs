namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// A node of the executable form of an expression. Operations are immutable once compiled and shared by all
/// evaluations, also on several threads.
/// </summary>
internal abstract class Operation
{
    /// <summary>
    /// The value with the brackets of a single-item sequence removed: what an enclosing operation works with.
    /// </summary>
    public virtual Value Evaluate(Value input, Frame frame)
    {
        var evaluation = frame.Evaluation;
        var result = evaluation.Enter() ? Execute(input, frame) : ExecuteElsewhere(input, frame);
        evaluation.Leave();
        return result.Unwrapped();
    }

    /// <summary>The value as computed: a sequence stays one, so that filters and marks can still apply to it.</summary>
    public abstract Value Execute(Value input, Frame frame);

    // Apart from its caller, because capturing the parameters would cost memory with every call.
    private Value ExecuteElsewhere(Value input, Frame frame) => FreshStack.Run(() => Execute(input, frame));
}
