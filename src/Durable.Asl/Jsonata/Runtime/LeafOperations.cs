using Durable.Asl.Jsonata.Functions;
using Durable.Asl.Jsonata.Regexes;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>A constant.</summary>
internal sealed class LiteralOperation(Value value) : LeafOperation
{
    public Value Constant => value;

    public override Value Execute(Value input, Frame frame) => value;
}

/// <summary><c>$</c>: the context.</summary>
internal sealed class ContextOperation : LeafOperation
{
    public override Value Execute(Value input, Frame frame) =>
        input.Array is { IsOuterWrapper: true } wrapper ? wrapper[0] : input;
}

/// <summary>A field of the context.</summary>
internal sealed class FieldOperation(string name) : LeafOperation
{
    public string Name => name;

    public override Value Execute(Value input, Frame frame) => ValueRules.Lookup(input, name, frame.Evaluation);
}

/// <summary>
/// A variable. A name that the expression itself never binds cannot be found in a frame, so the frames are skipped.
/// </summary>
internal sealed class VariableOperation(string name, bool isBoundInside, BuiltinFunction? builtin) : LeafOperation
{
    public string Name => name;

    public override Value Execute(Value input, Frame frame)
    {
        if (isBoundInside && frame.TryLookup(name, out var value))
        {
            return value;
        }

        var evaluation = frame.Evaluation;
        if (name == "$")
        {
            return evaluation.Document;
        }

        return evaluation.Bindings.TryLookup(name, out value) ? value : Value.From(builtin);
    }
}

/// <summary><c>%</c>: what the slot was bound to on the way.</summary>
internal sealed class ParentOperation(ParentSlot slot) : LeafOperation
{
    public override Value Execute(Value input, Frame frame) =>
        frame.TryLookup(slot.Label, out var value) ? value : Value.Undefined;
}

/// <summary>A regular expression.</summary>
internal sealed class RegexOperation(RegexPattern pattern) : LeafOperation
{
    private readonly MatcherFunction _matcher = new(pattern);

    public override Value Execute(Value input, Frame frame) => Value.From(_matcher);
}
