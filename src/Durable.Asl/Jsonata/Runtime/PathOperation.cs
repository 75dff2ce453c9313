namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// A path without variable bindings. Each step is evaluated on every item of the step before; arrays among the results
/// are spliced. While there is but one item it is passed on bare, so that plain member access makes no arrays.
/// </summary>
internal sealed class PathOperation(PathStep[] steps, bool keepSingleton, bool startsWithVariable) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var result = PathSteps.Run(steps, input, frame, startsWithVariable);
        return keepSingleton ? PathSteps.Keep(result, frame.Evaluation) : result;
    }
}

/// <summary>The rules by which steps follow each other.</summary>
internal static class PathSteps
{
    /// <summary>Runs all steps; the last one may give a plain array as it is.</summary>
    public static Value Run(ReadOnlySpan<PathStep> steps, Value input, Frame frame, bool startsWithVariable)
    {
        var items = startsWithVariable ? null : input.Array;
        var single = input;
        for (var index = 0; index < steps.Length; index++)
        {
            var step = steps[index];
            var isLast = index == steps.Length - 1;
            var result = items is null && !step.IsConstructor && step.Sorter is null
                ? Single(step.Apply(single, frame), isLast)
                : Many(step, items ?? ArrayValue.SequenceOf(frame.Evaluation, single), frame, isLast);
            if (isLast)
            {
                return result;
            }

            // What an array constructor inside a path gives is one item, however many items it has itself.
            items = step.IsConstructor || result.Array is { IsConstructed: false } ? result.Array : null;
            if (result.IsUndefined || items is { Count: 0 })
            {
                return step.IsConstructor ? result : Value.Undefined;
            }

            // A constructor whose filters left a single item gives nothing to walk over, though still something to sort.
            if (step.IsConstructor && items is null && steps[index + 1].Sorter is null)
            {
                return Value.Undefined;
            }

            single = result;
        }

        return single;
    }

    /// <summary>A result of which a single item has to stay an array.</summary>
    public static Value Keep(Value result, Evaluation evaluation)
    {
        if (result.IsUndefined)
        {
            return result;
        }

        if (result.Array is not { IsConstructed: false } array)
        {
            return Value.From(ArrayValue.SequenceOf(evaluation, result).AsSequence(keepSingleton: true));
        }

        return array.IsSequence ? Value.From(array.AsSequence(keepSingleton: true)) : result;
    }

    // One result: an array that was read or written stays as it is, but marks of an inner sequence do not carry over.
    private static Value Single(Value result, bool isLast) =>
        isLast && result.Array is { IsSequence: true } sequence ? Value.From(sequence.AsSequence()) : result;

    private static Value Many(PathStep step, ArrayValue items, Frame frame, bool isLast)
    {
        if (step.Sorter is not null)
        {
            return Sorted(step, items, frame);
        }

        return step.IsConstructor
            ? step.Expression.Evaluate(Value.From(items), frame)
            : Each(step, items, frame, isLast);
    }

    private static Value Sorted(PathStep step, ArrayValue items, Frame frame)
    {
        var result = Value.From(step.Sorter?.Sort(items.AsSequence(), frame));
        foreach (var stage in step.Stages)
        {
            result = stage.Filter?.Apply(result, frame) ?? result;
        }

        return result;
    }

    private static Value Each(PathStep step, ArrayValue items, Frame frame, bool isLast)
    {
        var evaluation = frame.Evaluation;
        var only = Value.Undefined;
        ArrayValue? all = null;
        for (var index = 0; index < items.Count; index++)
        {
            evaluation.Tick();
            var result = step.Apply(items[index], frame);
            if (result.IsUndefined)
            {
                continue;
            }

            if (all is null && only.IsUndefined)
            {
                only = result;
                continue;
            }

            if (all is null)
            {
                all = ArrayValue.Sequence(evaluation);
                AddStep(all, only);
            }

            AddStep(all, result);
        }

        return all is null ? Single(only, isLast) : Value.From(all);
    }

    private static void AddStep(ArrayValue target, Value result)
    {
        if (result.Array is { IsConstructed: true })
        {
            target.Add(result);
        }
        else
        {
            ValueRules.AddSpliced(target, result);
        }
    }
}
