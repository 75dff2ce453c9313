namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// A C# expression. The family is closed: it holds the expressions the converter writes and no others, so that the
/// printer's switch over it is complete. Parentheses are not part of the tree; the printer adds them where C# needs
/// them. The factories of <see cref="Code"/> are the usual way to build one.
/// </summary>
internal abstract record CodeExpression;

/// <summary>A string, by value. The printer chooses between a regular and a raw literal.</summary>
internal sealed record StringExpression(string Value) : CodeExpression;

/// <summary>A token that stands for itself: a number without a sign, <c>true</c>, <c>null</c>, <c>this</c>.</summary>
internal sealed record TokenExpression(string Token) : CodeExpression;

/// <summary><c>$"…"</c></summary>
internal sealed record InterpolatedExpression(IReadOnlyList<InterpolationPart> Parts) : CodeExpression;

/// <summary>A piece of an interpolated string: either plain text, or a value with an optional format.</summary>
internal sealed record InterpolationPart(string? Text, CodeExpression? Value = null, string? Format = null);

/// <summary><c>name</c> or <c>Name&lt;T&gt;</c></summary>
internal sealed record NameExpression(string Identifier, IReadOnlyList<TypeName> TypeArguments) : CodeExpression;

/// <summary>A type where C# accepts an expression: <c>int.Parse</c>, <c>List&lt;int&gt;.Empty</c>.</summary>
internal sealed record TypeExpression(TypeName Type) : CodeExpression;

/// <summary><c>typeof(T)</c></summary>
internal sealed record TypeOfExpression(TypeName Type) : CodeExpression;

/// <summary><c>target.Name</c>, or <c>target?.Name</c> when conditional.</summary>
internal sealed record MemberExpression(
    CodeExpression Target,
    string Name,
    IReadOnlyList<TypeName> TypeArguments,
    bool IsConditional = false) : CodeExpression;

/// <summary><c>target(arguments)</c></summary>
internal sealed record InvocationExpression(CodeExpression Target, IReadOnlyList<CodeArgument> Arguments)
    : CodeExpression;

/// <summary><c>target[arguments]</c>, or <c>target?[arguments]</c> when conditional.</summary>
internal sealed record ElementExpression(
    CodeExpression Target,
    IReadOnlyList<CodeArgument> Arguments,
    bool IsConditional = false) : CodeExpression;

/// <summary><c>new T(arguments) { entries }</c>; without a type the target decides it: <c>new() { … }</c>.</summary>
internal sealed record CreationExpression(
    TypeName? Type,
    IReadOnlyList<CodeArgument> Arguments,
    IReadOnlyList<InitializerEntry> Entries) : CodeExpression;

/// <summary><c>source with { entries }</c>; the source is a name or a chain of members.</summary>
internal sealed record WithExpression(CodeExpression Source, IReadOnlyList<InitializerEntry> Entries) : CodeExpression;

/// <summary><c>[a, b, .. c]</c></summary>
internal sealed record CollectionExpression(IReadOnlyList<CodeExpression> Elements) : CodeExpression;

/// <summary><c>.. items</c>, an element of a collection expression.</summary>
internal sealed record SpreadExpression(CodeExpression Items) : CodeExpression;

/// <summary><c>(a, b)</c></summary>
internal sealed record TupleExpression(IReadOnlyList<CodeArgument> Elements) : CodeExpression;

/// <summary><c>x => body</c>; exactly one of the two bodies is set.</summary>
internal sealed record LambdaExpression(
    IReadOnlyList<CodeParameter> Parameters,
    CodeExpression? Expression,
    IReadOnlyList<CodeStatement>? Block,
    bool IsAsync = false,
    bool IsStatic = false) : CodeExpression;

/// <summary><c>await operand</c></summary>
internal sealed record AwaitExpression(CodeExpression Operand) : CodeExpression;

/// <summary>A prefix operator: <c>!</c>, <c>-</c>, <c>++</c> …</summary>
internal sealed record UnaryExpression(string Operator, CodeExpression Operand) : CodeExpression;

/// <summary><c>operand++</c> or <c>operand--</c>. The null-forgiving operator is not offered.</summary>
internal sealed record PostfixExpression(CodeExpression Operand, string Operator) : CodeExpression;

/// <summary><c>left op right</c> for the operators of <see cref="Precedence.OfBinary"/>.</summary>
internal sealed record BinaryExpression(CodeExpression Left, string Operator, CodeExpression Right) : CodeExpression;

/// <summary><c>condition ? whenTrue : whenFalse</c></summary>
internal sealed record ConditionalExpression(
    CodeExpression Condition,
    CodeExpression WhenTrue,
    CodeExpression WhenFalse) : CodeExpression;

/// <summary><c>operand is pattern</c></summary>
internal sealed record IsExpression(CodeExpression Operand, CodePattern Pattern) : CodeExpression;

/// <summary><c>(T)operand</c></summary>
internal sealed record CastExpression(TypeName Type, CodeExpression Operand) : CodeExpression;

/// <summary><c>target = value</c>, or a compound assignment such as <c>+=</c>.</summary>
internal sealed record AssignmentExpression(CodeExpression Target, string Operator, CodeExpression Value)
    : CodeExpression;

/// <summary><c>var (a, b)</c>, the target of a deconstruction; a discard is <c>_</c>.</summary>
internal sealed record DeconstructionExpression(IReadOnlyList<string> Names) : CodeExpression;

/// <summary><c>value switch { arms }</c></summary>
internal sealed record SwitchExpression(CodeExpression Value, IReadOnlyList<SwitchArm> Arms) : CodeExpression;

/// <summary><c>pattern when condition => result</c></summary>
internal sealed record SwitchArm(CodePattern Pattern, CodeExpression? When, CodeExpression Result);

/// <summary><c>throw exception</c> as an operand.</summary>
internal sealed record ThrowExpression(CodeExpression Exception) : CodeExpression;
