using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics;

/// <summary>A top-level rule of a Choice state.</summary>
public sealed record ChoiceRule(Condition Condition, string Next, SourceSpan Span)
{
    public SourceSpan NextSpan { get; init; }

    public IReadOnlyList<Assignment> Assign { get; init; } = [];

    public Template? Output { get; init; }
}

/// <summary>What a rule asks.</summary>
public abstract record Condition(SourceSpan Span);

/// <summary>
/// A comparison by one of the operators of <c>Durable.Asl.Choices.ChoiceOperators</c>, under its ASL name
/// (<c>StringEquals</c>, <c>NumericLessThanPath</c>, …). <paramref name="OperandPath"/> is set for <c>…Path</c> operators.
/// </summary>
public sealed record Comparison(
    JsonPath Variable, string Operator, JsonNode? Operand, JsonPath? OperandPath, SourceSpan Span) : Condition(Span)
{
    /// <summary>The placeholder, as it is written, that stands in the place of a number; null where there is none.</summary>
    public string? OperandSetting { get; init; }
}

public sealed record AndCondition(IReadOnlyList<Condition> Conditions, SourceSpan Span) : Condition(Span);

public sealed record OrCondition(IReadOnlyList<Condition> Conditions, SourceSpan Span) : Condition(Span);

public sealed record NotCondition(Condition Inner, SourceSpan Span) : Condition(Span);

/// <summary>JSONata <c>Condition</c>: an expression that must give a boolean, or a literal boolean.</summary>
public sealed record ExpressionCondition(Template Value, SourceSpan Span) : Condition(Span);
