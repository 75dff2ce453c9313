namespace Durable.Asl.Jsonata.Runtime;

/// <summary>An operation that evaluates nothing below it, so that it needs no guard.</summary>
internal abstract class LeafOperation : Operation
{
    public sealed override Value Evaluate(Value input, Frame frame) => Execute(input, frame).Unwrapped();
}
