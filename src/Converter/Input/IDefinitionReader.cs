using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input;

/// <summary>Knows one kind of file that holds state machines, and takes them out of it.</summary>
internal interface IDefinitionReader
{
    /// <summary>True when the file is of this kind, whether or not it is in order.</summary>
    bool CanRead(InputFile file);

    /// <summary>The definitions of the file, substitutions not yet made.</summary>
    IReadOnlyList<FoundDefinition> Read(InputFile file, DiagnosticBag diagnostics);
}

/// <summary>A definition as it stands in its container.</summary>
/// <param name="Root">The definition's object, or whatever stands in its place.</param>
/// <param name="Length">Characters of the definition as written.</param>
internal sealed record FoundDefinition(SourceNode Root, int Length)
{
    /// <summary>The name that the container gives, or null.</summary>
    public string? Name { get; init; }

    public string? Type { get; init; }

    public string? RoleArn { get; init; }

    /// <summary>Values that the container gives for placeholders; those of the command line go before them.</summary>
    public IReadOnlyDictionary<string, string> Substitutions { get; init; } = new Dictionary<string, string>();
}
