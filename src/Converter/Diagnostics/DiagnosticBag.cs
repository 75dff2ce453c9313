namespace Sfn2Durable.Diagnostics;

/// <summary>Collects what the stages have to say, so that one run shows every problem of a file.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    public IReadOnlyList<Diagnostic> Items => _items;

    public bool HasErrors => _items.Exists(static d => d.Severity == DiagnosticSeverity.Error);

    public void Add(Diagnostic diagnostic) => _items.Add(diagnostic);

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, params object?[] arguments) =>
        _items.Add(new Diagnostic(descriptor, span, arguments));

    /// <summary>
    /// All findings in the order of the file, errors first where they stand at one place. What was found twice, such as
    /// a fault in a part that YAML aliases repeat, is said once.
    /// </summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
    [
        .. _items
            .DistinctBy(static d => (d.Id, d.Span, d.Message))
            .OrderBy(static d => d.Span.File, StringComparer.Ordinal)
            .ThenBy(static d => d.Span.Line)
            .ThenBy(static d => d.Span.Column)
            .ThenByDescending(static d => d.Severity)
            .ThenBy(static d => d.Id, StringComparer.Ordinal),
    ];
}
