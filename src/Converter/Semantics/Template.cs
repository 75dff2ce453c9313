using System.Text.Json.Nodes;
using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.Jsonata;
using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics;

/// <summary>
/// A value computed at run time: a payload template, or a field that takes a literal, a path or an expression.
/// </summary>
/// <param name="Field">The field path the service quotes in errors: <c>value.$</c> in JSONPath mode, <c>Output/a/b</c> in JSONata mode.</param>
/// <param name="Span">The place of the value.</param>
public abstract record Template(string Field, SourceSpan Span);

/// <summary>A constant. Text may still hold open placeholders such as <c>${Table}</c>.</summary>
public sealed record LiteralTemplate(JsonNode? Value, string Field, SourceSpan Span) : Template(Field, Span);

/// <summary>An object with at least one computed value somewhere below; keys are without <c>.$</c>.</summary>
public sealed record ObjectTemplate(
    IReadOnlyList<KeyValuePair<string, Template>> Members, string Field, SourceSpan Span) : Template(Field, Span);

public sealed record ArrayTemplate(IReadOnlyList<Template> Items, string Field, SourceSpan Span)
    : Template(Field, Span);

/// <summary>A JSONPath into the data, the context object or a variable.</summary>
public sealed record PathTemplate(JsonPath Path, string Field, SourceSpan Span) : Template(Field, Span);

/// <summary>An intrinsic function call, <c>States.Format(…)</c>.</summary>
public sealed record IntrinsicTemplate(IntrinsicCall Call, string Field, SourceSpan Span) : Template(Field, Span);

/// <summary>A JSONata expression; <paramref name="Text"/> is what stands between <c>{%</c> and <c>%}</c>, trimmed.</summary>
public sealed record ExpressionTemplate(JsonataExpression Expression, string Text, string Field, SourceSpan Span)
    : Template(Field, Span);

/// <summary>
/// A placeholder outside quotes whose value was not given: a number where the field is one, else any JSON value.
/// <paramref name="Marker"/> is the placeholder as it is written.
/// </summary>
public sealed record PlaceholderTemplate(string Marker, string Field, SourceSpan Span) : Template(Field, Span);
