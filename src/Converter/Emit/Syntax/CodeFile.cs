namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// A source file: comment, usings, then either a namespace with types, or top-level statements with types below.
/// Everything prints in the order given.
/// </summary>
internal sealed record CodeFile(string? Namespace, IReadOnlyList<CodeType> Types)
{
    public string? HeaderComment { get; init; }

    public IReadOnlyList<CodeUsing> Usings { get; init; } = [];

    /// <summary>Top-level statements; C# allows them only in a file without a namespace.</summary>
    public IReadOnlyList<CodeStatement> Statements { get; init; } = [];
}

/// <summary><c>using Name;</c>, <c>using static Name;</c> or <c>using Alias = Name;</c></summary>
internal sealed record CodeUsing(TypeName Name, bool IsStatic = false, string? Alias = null)
{
    public static implicit operator CodeUsing(string name) => new(TypeName.Parse(name));
}
