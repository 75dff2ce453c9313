namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// An argument: a value, optionally named (<c>name: value</c>) and optionally with a modifier (<c>ref</c>,
/// <c>out</c>, <c>out var</c>). Any expression is a positional argument.
/// </summary>
internal sealed record CodeArgument(CodeExpression Value, string? Name = null, string? Modifier = null)
{
    public static implicit operator CodeArgument(CodeExpression value) => new(value);
}
