using System.Globalization;

namespace Sfn2Durable.Diagnostics;

/// <summary>How bad a finding is. Only an error closes the door to the next stage.</summary>
public enum DiagnosticSeverity
{
    Info,
    Warning,
    Error,
}

/// <summary>
/// One kind of message. Ids are permanent; <paramref name="Format"/> takes the arguments by position.
/// </summary>
/// <param name="Id">For example <c>SFN2104</c>; the first digit names the room.</param>
/// <param name="Severity">The severity unless an option changes it.</param>
/// <param name="Format">A composite format string, a full sentence.</param>
/// <param name="ServiceCode">The code that the service's own validation uses for the same fault, where it has
/// one.</param>
public sealed record DiagnosticDescriptor(
    string Id, DiagnosticSeverity Severity, string Format, string? ServiceCode = null)
{
    private const int MostArguments = 8;

    /// <summary>The message with an ellipsis in the place of each argument, to show what it is about.</summary>
    public string Summary =>
        string.Format(CultureInfo.InvariantCulture, Format, [.. Enumerable.Repeat<object>("…", MostArguments)])
            .Replace(".…", ".", StringComparison.Ordinal);
}

/// <summary>One finding at one place.</summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceSpan Span, IReadOnlyList<object?> Arguments)
{
    /// <summary>The severity in force, which <c>--best-effort</c> may have lowered.</summary>
    public DiagnosticSeverity Severity { get; init; } = Descriptor.Severity;

    /// <summary>The path of the element in the service's notation, such as <c>/States/Pay/Next</c>.</summary>
    public string? Location { get; init; }

    public string Id => Descriptor.Id;

    public string Message => string.Format(CultureInfo.InvariantCulture, Descriptor.Format, [.. Arguments]);

    public override string ToString() =>
        $"{Span}: {Severity.ToString().ToLowerInvariant()} {Id}: {Message}";
}
