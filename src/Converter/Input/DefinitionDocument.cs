using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input;

/// <summary>One definition, taken out of its container; the positions of the container are kept.</summary>
/// <param name="Name">The machine's name: from the container, else from the file name.</param>
/// <param name="File">The file as the user named it.</param>
/// <param name="Root">The definition's object.</param>
/// <param name="Placeholders">The substitutions that were left open, in order of first appearance.</param>
public sealed record DefinitionDocument(
    string Name, string File, SourceNode Root, IReadOnlyList<Placeholder> Placeholders)
{
    /// <summary><c>STANDARD</c> or <c>EXPRESS</c> where the container says it.</summary>
    public string? Type { get; init; }

    /// <summary>ARN, role and the like where the container (describe-state-machine) gives them.</summary>
    public string? RoleArn { get; init; }
}

/// <summary>A substitution such as <c>${OrderTable}</c> that the user left for run time.</summary>
/// <param name="Name">The name between the braces.</param>
/// <param name="Marker">The text as it stands in the definition, <c>${OrderTable}</c> or <c>__OrderTable__</c>.</param>
/// <param name="Span">Its first appearance.</param>
public sealed record Placeholder(string Name, string Marker, SourceSpan Span);
