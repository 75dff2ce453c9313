using Sfn2Durable.Emit.Syntax;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>The C# types that JSONata values have in generated code.</summary>
internal enum PlainForm
{
    /// <summary><c>bool</c></summary>
    Boolean,

    /// <summary><c>int</c> or <c>double</c>, small and finite.</summary>
    Number,

    /// <summary><c>string</c></summary>
    Text,

    /// <summary><c>JsonNode?</c>, where null is JSON null: there is a value.</summary>
    Node,

    /// <summary><c>JsonSelection</c>: there may be no value.</summary>
    Selection,
}

/// <summary>A JSONata expression, or part of one, as C# that gives exactly the same and cannot fail.</summary>
/// <param name="Code">The C#.</param>
/// <param name="Form">Its type.</param>
internal sealed record PlainValue(CodeExpression Code, PlainForm Form)
{
    /// <summary>Known when the code is written. The C# compiler would call what depends on it unreachable.</summary>
    public bool IsConstant { get; init; }

    /// <summary>A node that is nobody else's and can be placed below a new parent as it is.</summary>
    public bool IsFresh { get; init; }

    /// <summary>What is known of the value of a node.</summary>
    public VariableKind Kind { get; init; } = VariableKind.Any;

    /// <summary>What stands for it in the definition, <c>$states.input</c>; of a selection, what its path begins with. Null
    /// where it is no place that a path can begin at.</summary>
    public string? Source { get; init; }

    /// <summary>The path of a selection, as it stands behind <see cref="Source"/> and a dot.</summary>
    public string Path { get; init; } = "";

    public bool IsNull => Code is TokenExpression { Token: "null" };

    /// <summary>Whether the C# type is <c>JsonNode</c> itself, not that of a literal, an array or an object.</summary>
    public bool IsTypedNode => Form == PlainForm.Node
        && (Code is NameExpression or InvocationExpression or ConditionalExpression || (Code is MemberExpression && !IsFresh));

    /// <summary>Whether the value is a node or selection that the data holds, by reference.</summary>
    public bool IsInData => Form == PlainForm.Selection || (Form == PlainForm.Node && !IsFresh && !IsConstant);

    /// <summary>Whether C# can compute with it as a number.</summary>
    public bool IsNumber => Form == PlainForm.Number || Kind == VariableKind.Counter;

    /// <summary>The value as a C# number.</summary>
    public CodeExpression AsNumber() =>
        Form == PlainForm.Number ? Code : Code.Call(RuntimeApi.Jsonata.AsNumber);

    /// <summary>The value as one that can be placed below a new parent; C# null is JSON null.</summary>
    public CodeExpression Placed() =>
        Form == PlainForm.Node && !IsFresh && !IsConstant ? Code.CallOrNull("DeepClone") : Code;
}
