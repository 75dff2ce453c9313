using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;
using Sfn2Durable.Verification;

namespace Sfn2Durable.Cli;

/// <summary>What became of a definition.</summary>
internal enum ConversionStatus
{
    Converted,

    /// <summary>Valid, but something in it is not supported.</summary>
    Refused,

    /// <summary>Not a definition that the service would accept, or not readable at all.</summary>
    Invalid,
}

/// <summary>One row of <c>convert --report</c>.</summary>
internal sealed record ConversionReport(string File, string Name, ConversionStatus Status, IReadOnlyList<Diagnostic> Diagnostics)
{
    public int States { get; init; }

    public string Folder { get; init; } = "";

    public IReadOnlyList<string> Files { get; init; } = [];

    public IReadOnlyList<CompilerFinding> Compiler { get; init; } = [];

    public int Gotos { get; init; }

    public int DeepestNesting { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>What went wrong after the conversion itself: compiling or writing.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public static ConversionReport Of(Conversion conversion)
    {
        var sorted = conversion.Diagnostics.Sorted();
        var status = conversion switch
        {
            { Output: not null } => ConversionStatus.Converted,
            // What the service would refuse too is invalid; what only we cannot do is refused.
            _ when sorted.Any(static d => d is { Severity: DiagnosticSeverity.Error, Descriptor.ServiceCode: not null }) =>
                ConversionStatus.Invalid,
            _ => ConversionStatus.Refused,
        };
        var shape = conversion.Workflow is { } workflow ? StructureFigures.Of(workflow) : null;
        return new ConversionReport(conversion.Document.File, conversion.Document.Name, status, sorted)
        {
            States = conversion.Definition is { } definition ? StateEdges.AllStates(definition.Root).Count() : 0,
            Gotos = shape?.Gotos ?? 0,
            DeepestNesting = shape?.DeepestNesting ?? 0,
        };
    }

    /// <summary>A row for each file that was named and gave no definition at all.</summary>
    public static IEnumerable<ConversionReport> OfUnread(DiagnosticBag loading, IReadOnlyList<DefinitionDocument> documents) =>
        loading.Items.Where(static d => d.Severity == DiagnosticSeverity.Error)
            .GroupBy(static d => d.Span.File, StringComparer.Ordinal)
            .Where(group => documents.All(d => d.File != group.Key))
            .Select(static group => new ConversionReport(
                group.Key,
                Path.GetFileNameWithoutExtension(group.Key),
                group.Any(static d => d.Descriptor.ServiceCode is not null) ? ConversionStatus.Invalid : ConversionStatus.Refused,
                [.. group]));

    public ConversionReport With(IReadOnlyList<CompilerFinding> findings) => this with
    {
        Compiler = findings,
        Problems = [.. Problems, .. findings.Select(static f => f.ToString())],
    };

    public ConversionReport With(WriteResult written) => this with
    {
        Files = written.Written,
        Folder = written.Folder,
        Problems = written.Problem is { } problem ? [.. Problems, problem] : Problems,
    };
}
