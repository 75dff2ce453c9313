namespace Durable.Asl.Jsonata.Runtime;

/// <summary>A step of a path: an expression evaluated on every item, and what follows it in brackets.</summary>
internal sealed class PathStep(Operation expression)
{
    public Operation Expression => expression;

    /// <summary>Filters and index bindings, in the order of the text.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>Set when the step is an order-by clause.</summary>
    public Sorter? Sorter { get; init; }

    /// <summary>An array constructor at the start of the path, evaluated once on all items.</summary>
    public bool IsConstructor { get; init; }

    /// <summary>From this step on the path carries variable bindings.</summary>
    public bool IsTuple { get; init; }

    /// <summary>Variable bound to each item (<c>@</c>), or null.</summary>
    public string? Focus { get; init; }

    /// <summary>Variable bound to each position (<c>#</c>), or null.</summary>
    public string? Index { get; init; }

    /// <summary>Slot bound to the item that the step started from, for a <c>%</c> further on; or null.</summary>
    public ParentSlot? Ancestor { get; init; }

    /// <summary>The step's value for one item, without bindings.</summary>
    public Value Apply(Value item, Frame frame)
    {
        var result = expression.Evaluate(item, frame);
        for (var index = 0; index < Stages.Count; index++)
        {
            if (Stages[index].Filter is { } filter)
            {
                result = filter.Apply(result, frame);
            }
        }

        return result;
    }
}

/// <summary>A filter, or the binding of positions, behind a step.</summary>
/// <param name="Filter">The filter, or null.</param>
/// <param name="Index">The variable that gets the position, or null.</param>
internal sealed record Stage(Filter? Filter, string? Index);

/// <summary>
/// Connects a <c>%</c> with the step that binds what it stands for. Several slots of one step share a label.
/// </summary>
internal sealed class ParentSlot(string label)
{
    public string Label { get; set; } = label;
}
