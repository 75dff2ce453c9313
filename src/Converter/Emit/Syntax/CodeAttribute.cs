namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// <c>[Type(arguments)]</c>. Settings of properties, <c>Name = value</c>, are assignment expressions.
/// </summary>
internal sealed record CodeAttribute(TypeName Type, IReadOnlyList<CodeArgument> Arguments);
