using Durable.Asl.Jsonata.Functions;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary><c>|pattern|update, delete|</c></summary>
/// <param name="Pattern">Selects what is changed.</param>
/// <param name="Update">Members to set.</param>
/// <param name="Delete">Names of members to remove, or null.</param>
/// <param name="Positions">Offsets of the construct, of the update and of the deletion.</param>
internal sealed record TransformParts(
    Operation Pattern, Operation Update, Operation? Delete, (int Whole, int Update, int Delete) Positions);

/// <summary>A transform expression; its value is a function.</summary>
internal sealed class TransformOperation(TransformParts parts) : LeafOperation
{
    public override Value Execute(Value input, Frame frame) => Value.From(new TransformFunction(parts, frame));
}

/// <summary>Changes a copy of its argument.</summary>
internal sealed class TransformFunction(TransformParts parts, Frame frame) : FunctionValue
{
    private static readonly Signature Parameters = Signature.Parse("<(oa):o>", 0);

    public override int Arity => 1;

    public override Value Invoke(Value[] arguments, Value context, Evaluation evaluation)
    {
        var source = Parameters.Validate(arguments, context)[0];
        if (source.IsUndefined)
        {
            return source;
        }

        var result = Clone(source, evaluation);
        var matches = parts.Pattern.Evaluate(result, frame);
        if (matches.TryGetArray(out var items))
        {
            for (var index = 0; index < items.Count; index++)
            {
                Change(items[index]);
            }
        }
        else if (!matches.IsUndefined)
        {
            Change(matches);
        }

        return result;
    }

    // The expression may bring a clone function of its own; what it returns need not be a copy, so one is made.
    private Value Clone(Value source, Evaluation evaluation)
    {
        var clone = Variables.Lookup("clone", frame);
        if (clone.Function is not { } function)
        {
            throw new JsonataException("T2013") { Position = parts.Positions.Whole };
        }

        var copy = FunctionCalls.Apply(function, [source], Value.Null, evaluation);
        return function is BuiltinFunction ? copy : ValueCopy.Of(copy, evaluation);
    }

    private void Change(Value match)
    {
        var update = parts.Update.Evaluate(match, frame);
        if (!update.IsUndefined)
        {
            Set(match, update);
        }

        var deletion = parts.Delete?.Evaluate(match, frame) ?? Value.Undefined;
        if (!deletion.IsUndefined)
        {
            Remove(match, deletion);
        }
    }

    private void Set(Value match, Value update)
    {
        if (update.Object is not { } members)
        {
            throw new JsonataException("T2011") { Position = parts.Positions.Update }.With("value", update);
        }

        foreach (var (name, value) in members.Members.ToList())
        {
            match.Object?.Set(name, value);
        }
    }

    private void Remove(Value match, Value deletion)
    {
        var names = deletion.Array ?? ArrayValue.PlainOf(deletion);
        if (!ValueRules.IsArrayOfStrings(names))
        {
            throw new JsonataException("T2012") { Position = parts.Positions.Delete }.With("value", deletion);
        }

        for (var index = 0; index < names.Count; index++)
        {
            match.Object?.Remove(names[index].Text);
        }
    }
}
