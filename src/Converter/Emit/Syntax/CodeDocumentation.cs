namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// A documentation comment. All texts are plain: whatever XML would misread is escaped when printed, and long
/// lines are wrapped.
/// </summary>
internal sealed record CodeDocumentation(string Summary)
{
    public string? Remarks { get; init; }

    public IReadOnlyList<ParameterDocumentation> Parameters { get; init; } = [];

    public string? Returns { get; init; }

    public static implicit operator CodeDocumentation(string summary) => new(summary);
}

/// <summary>What the documentation says about one parameter.</summary>
internal sealed record ParameterDocumentation(string Name, string Text);
