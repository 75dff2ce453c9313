using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl.Jsonata.Syntax;
using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Emit;

/// <summary>What is known of every value that a workflow variable can have.</summary>
internal enum VariableKind
{
    /// <summary>Nothing has been looked at yet.</summary>
    Unseen,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A counter: a number that no execution can count up to where whole numbers end or JSON writes an exponent.
    /// </summary>
    Counter,

    /// <summary>Anything.</summary>
    Any,
}

/// <summary>
/// Finds the variables that are booleans or counters whatever happens, from all their assignments. Computing with a
/// counter cannot fail, so it can be C#. Names are looked at for the whole machine: scopes side by side may use one name
/// for two variables, which are then taken for one.
/// </summary>
internal sealed class VariableKinds
{
    // Far from 2^53, and from 1e15, where C# begins to print exponents.
    private const double LargestStep = 1e9;

    private readonly Dictionary<string, VariableKind> _kinds = new(StringComparer.Ordinal);

    public VariableKinds(IEnumerable<State> states)
    {
        var all = states.SelectMany(VariableUse.AssignmentsOf).ToList();
        foreach (var assignment in all)
        {
            _kinds[assignment.Name] = VariableKind.Unseen;
        }

        // A kind only ever grows towards Any, so this ends.
        while (all.Aggregate(false, (changed, assignment) => Learn(assignment) || changed))
        {
        }
    }

    public VariableKind Of(string variable) => _kinds.GetValueOrDefault(variable, VariableKind.Any);

    /// <summary>Whether a name is that of a variable, which hides a function of the same name.</summary>
    public bool IsAssigned(string name) => _kinds.ContainsKey(name);

    /// <summary>A whole number by which a counter may be changed.</summary>
    public static bool IsStep(JsonataNode node) =>
        node is NumberLiteral { Value: var step } && step.Equals(Math.Truncate(step)) && IsSmall(step);

    /// <summary>The kind of an expression's value, if it has one.</summary>
    public VariableKind Of(JsonataNode node) => node switch
    {
        BooleanLiteral => VariableKind.Boolean,
        NumberLiteral number when IsSmall(number.Value) => VariableKind.Counter,
        BlockNode { Expressions: [var only] } => Of(only),
        VariableNode variable => Of(variable.Name),
        BinaryNode binary => Of(binary),
        ConditionNode { Else: null } condition => Of(condition.Then),
        ConditionNode { Else: { } otherwise } condition => Join(Of(condition.Then), Of(otherwise)),
        CallNode { IsPartial: false, Procedure: VariableNode { Name: var name } } when !IsAssigned(name) => name switch
        {
            "exists" or "not" or "boolean" => VariableKind.Boolean,
            "count" or "length" => VariableKind.Counter,
            _ => VariableKind.Any,
        },
        _ => VariableKind.Any,
    };

    private VariableKind Of(BinaryNode binary) => binary.Operator switch
    {
        JsonataOperator.Add or JsonataOperator.Subtract when IsStep(binary.Right) => Counted(Of(binary.Left)),
        JsonataOperator.Add when IsStep(binary.Left) => Counted(Of(binary.Right)),
        JsonataOperator.Add or JsonataOperator.Subtract or JsonataOperator.Multiply or JsonataOperator.Divide
            or JsonataOperator.Remainder or JsonataOperator.Concatenate => VariableKind.Any,
        _ => VariableKind.Boolean,
    };

    private static VariableKind Counted(VariableKind operand) =>
        operand == VariableKind.Boolean ? VariableKind.Any : operand;

    private bool Learn(Assignment assignment)
    {
        var before = _kinds[assignment.Name];
        var after = Join(before, Of(assignment.Value));
        _kinds[assignment.Name] = after;
        return after != before;
    }

    private VariableKind Of(Template template) => template switch
    {
        ExpressionTemplate expression when PlainJsonata.IsReadable(expression.Text) => Of(expression.Expression.Root),
        LiteralTemplate literal => Of(literal.Value),
        _ => VariableKind.Any,
    };

    private static VariableKind Of(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => VariableKind.Boolean,
        JsonValueKind.Number when IsSmall(double.Parse(
            value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)) => VariableKind.Counter,
        _ => VariableKind.Any,
    };

    private static VariableKind Join(VariableKind left, VariableKind right) =>
        left == right || right == VariableKind.Unseen ? left
        : left == VariableKind.Unseen ? right
        : VariableKind.Any;

    private static bool IsSmall(double value) =>
        Math.Abs(value) <= LargestStep && !(value == 0 && double.IsNegative(value));
}
