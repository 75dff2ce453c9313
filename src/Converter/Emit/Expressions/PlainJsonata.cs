using System.Globalization;
using System.Runtime.CompilerServices;
using Durable.Asl.Jsonata.Syntax;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;
using JsonataString = Durable.Asl.Jsonata.Syntax.StringLiteral;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>
/// Writes the JSONata that cannot fail as C#: lookups, equality, <c>and</c>, <c>or</c>, <c>in</c>, <c>&amp;</c>,
/// conditions, a few functions, and counting. Everything else gives null here and stays text, because the text of its
/// failure quotes the expression.
/// </summary>
/// <remarks>
/// What is written must give what the evaluator gives for every input. None of it has an effect, so the order of
/// evaluation and what is left out by <c>&amp;&amp;</c> and <c>?:</c> cannot be told apart from the evaluator's.
/// </remarks>
internal sealed partial class PlainJsonata(ValueContext at)
{
    private MethodContext Method => at.Method;

    private VariableKinds Kinds => at.Method.Machine.Kinds;

    // Nobody reads longer ones as C#, and what is bounded in length is bounded in depth.
    private const int LongestText = 2_000;

    /// <summary>Whether a text is of a length to look at; longer ones stay text.</summary>
    public static bool IsReadable(string text) => text.Length <= LongestText;

    /// <summary>The expression as C#, or null.</summary>
    public PlainValue? Of(JsonataNode node) => !RuntimeHelpers.TryEnsureSufficientExecutionStack() ? null : node switch
    {
        JsonataString text => new PlainValue(Str(text.Value), PlainForm.Text) { IsConstant = true },
        NumberLiteral number => Number(number.Value),
        BooleanLiteral boolean => new PlainValue(Bool(boolean.Value), PlainForm.Boolean) { IsConstant = true },
        NullLiteral => new PlainValue(Null, PlainForm.Node) { IsConstant = true },
        BlockNode { Expressions: [var only] } => Of(only),
        VariableNode variable => Variable(variable.Name),
        PathNode path => Path(path),
        BinaryNode binary => Binary(binary),
        ConditionNode condition => Condition(condition),
        ElvisNode elvis => OrIfFalsy(elvis.Left, elvis.Right),
        CoalesceNode coalesce => Or(coalesce.Left, coalesce.Right),
        CallNode { IsPartial: false, Procedure: VariableNode { Name: var name }, Arguments: [var argument] }
            when !Kinds.IsAssigned(name) => Call(name, argument),
        ArrayNode array => Array(array),
        ObjectNode @object => Object(@object),
        _ => null,
    };

    /// <summary>The expression as a C# <c>bool</c> that says whether it counts as true, or null.</summary>
    public PlainValue? Truth(JsonataNode node) => node switch
    {
        BlockNode { Expressions: [var only] } => Truth(only),
        CallNode { IsPartial: false, Procedure: VariableNode { Name: "boolean" }, Arguments: [var argument] }
            when !Kinds.IsAssigned("boolean") => Truth(argument),
        _ => Of(node) is { } value ? Truth(value) : null,
    };

    private static PlainValue? Truth(PlainValue value) => value switch
    {
        { Form: PlainForm.Boolean } => value,
        { IsConstant: true } => null,
        { Form: PlainForm.Number } => Boolean(value.Code.NotEqualTo(Code.Number(0))),
        { Form: PlainForm.Node or PlainForm.Selection } => Boolean(value.Code.Call(RuntimeApi.Jsonata.IsTruthy)),
        _ => null,
    };

    /// <summary>Numbers that C# and JSON write alike; others are rare and stay text.</summary>
    private static PlainValue? Number(double value)
    {
        var code = LiteralEmitter.Number(value.ToString("R", CultureInfo.InvariantCulture));
        return code is InvocationExpression || (value == 0 && double.IsNegative(value))
            ? null
            : new PlainValue(code, PlainForm.Number) { IsConstant = true, Kind = Small(value) };
    }

    private static VariableKind Small(double value) =>
        Math.Abs(value) <= int.MaxValue ? VariableKind.Counter : VariableKind.Any;

    private static PlainValue Boolean(CodeExpression code) => new(code, PlainForm.Boolean);

    private PlainValue? Call(string function, JsonataNode argument)
    {
        if (Of(argument) is not { IsConstant: false } value)
        {
            return null;
        }

        return (function, value.Form) switch
        {
            ("exists", PlainForm.Selection) => Boolean(value.Code.Dot(RuntimeApi.Jsonata.Exists)),
            ("count", PlainForm.Node or PlainForm.Selection) =>
                new PlainValue(value.Code.Call(RuntimeApi.Jsonata.Count), PlainForm.Number),
            // The negation of nothing is nothing.
            ("not", not PlainForm.Selection) => Truth(value) is { } truth
                ? Boolean(ConditionEmitter.Negate(truth.Code))
                : null,
            ("boolean", not PlainForm.Selection) => Truth(value),
            ("string", PlainForm.Node) =>
                new PlainValue(value.Code.Call(RuntimeApi.Jsonata.ToText), PlainForm.Text),
            ("string", PlainForm.Text) => value,
            _ => null,
        };
    }

    /// <summary>An array whose items are single values: a variable's array would be spliced into it.</summary>
    private PlainValue? Array(ArrayNode array)
    {
        var items = array.Items.Select(Item).OfType<PlainValue>().ToList();
        return items.Count < array.Items.Count
            ? null
            : new PlainValue(LiteralEmitter.Array([.. items.Select(static i => i.Placed())]), PlainForm.Node)
            {
                IsConstant = items.TrueForAll(static i => i.IsConstant),
                IsFresh = true,
            };
    }

    private PlainValue? Item(JsonataNode node) => Of(node) switch
    {
        { Form: PlainForm.Boolean or PlainForm.Number or PlainForm.Text } scalar => scalar,
        { IsNull: true } nothing => nothing,
        { Form: PlainForm.Node } made when node is ArrayNode or ObjectNode => made,
        _ => null,
    };

    /// <summary>An object whose members are certainly there: a member that is nothing would be left out.</summary>
    private PlainValue? Object(ObjectNode @object)
    {
        var names = @object.Members.Select(static m => m.Key).OfType<JsonataString>().Select(static k => k.Value)
            .Distinct(StringComparer.Ordinal).Where(static name => !name.StartsWith("_jsonata_", StringComparison.Ordinal))
            .ToList();
        var values = @object.Members.Select(m => Of(m.Value)).OfType<PlainValue>()
            .Where(static value => value.Form != PlainForm.Selection).ToList();
        return names.Count < @object.Members.Count || values.Count < @object.Members.Count
            ? null
            : new PlainValue(
                New(RuntimeApi.Object).With([.. names.Zip(values, static (name, value) => At(name, value.Placed()))]),
                PlainForm.Node)
            {
                IsConstant = values.TrueForAll(static v => v.IsConstant),
                IsFresh = true,
            };
    }
}
