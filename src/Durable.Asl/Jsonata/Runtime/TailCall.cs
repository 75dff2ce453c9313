namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// A call that a function ends with, handed back to whoever called the function. That caller carries it out in a loop,
/// so that functions which end in calls of themselves need no stack.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="input">Its context.</param>
/// <param name="frame">Its variables.</param>
internal sealed class TailCall(CallOperation call, Value input, Frame frame)
{
    public CallOperation Call => call;

    public Value Input => input;

    public Frame Frame => frame;
}

/// <summary>A call as the last thing of a function body.</summary>
internal sealed class TailCallOperation(CallOperation call) : LeafOperation
{
    public override Value Execute(Value input, Frame frame) => Value.From(new TailCall(call, input, frame));
}
