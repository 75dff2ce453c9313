using System.Collections.Immutable;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Sqlite;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sfn2Durable.Emit;

namespace Sfn2Durable.Verification;

/// <summary>One finding of the C# compiler in generated code.</summary>
/// <param name="Id">The compiler's id, such as <c>CS0103</c>.</param>
/// <param name="IsError">False for a warning, which the generated project would treat as an error all the same.</param>
public sealed record CompilerFinding(string Id, bool IsError, string File, int Line, int Column, string Message)
{
    public override string ToString() =>
        $"{File}({Line},{Column}): {(IsError ? "error" : "warning")} {Id}: {Message}";
}

/// <summary>
/// Compiles generated files in memory against the runtime this program carries. Roslyn is loaded only here, so that a
/// conversion without a compile check starts fast.
/// </summary>
public static class GeneratedCodeCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static readonly CSharpCompilationOptions CompilationOptions =
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithDeterministic(true)
            .WithConcurrentBuild(true);

    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyReferences = new(LoadReferences);
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyPlatform = new(LoadPlatform);

    /// <summary>Errors and warnings of the compiler; an empty list means the generated project builds.</summary>
    public static IReadOnlyList<CompilerFinding> Check(
        IEnumerable<GeneratedFile> files, CancellationToken cancellationToken = default) =>
        Findings(Compile("Generated", files).GetDiagnostics(cancellationToken));

    /// <summary>Compiles to an assembly image, or gives null and the findings.</summary>
    public static (byte[]? Image, IReadOnlyList<CompilerFinding> Findings) Emit(
        string assemblyName, IEnumerable<GeneratedFile> files, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream();
        var result = Compile(assemblyName, files).Emit(stream, cancellationToken: cancellationToken);
        return (result.Success ? stream.ToArray() : null, Findings(result.Diagnostics));
    }

    internal static CSharpCompilation Compile(string assemblyName, IEnumerable<GeneratedFile> files) =>
        Compile(assemblyName, files, LazyReferences.Value);

    /// <summary>Compiles files that people have edited: they may use the whole platform.</summary>
    internal static CSharpCompilation CompileAdopted(string assemblyName, IEnumerable<GeneratedFile> files) =>
        Compile(assemblyName, files, LazyPlatform.Value);

    private static CSharpCompilation Compile(
        string assemblyName, IEnumerable<GeneratedFile> files, ImmutableArray<MetadataReference> references) =>
        CSharpCompilation.Create(
            assemblyName,
            files.Where(static f => f.Path.EndsWith(".cs", StringComparison.Ordinal))
                .Select(static f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path)),
            references,
            CompilationOptions);

    internal static List<CompilerFinding> Findings(ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .Where(static d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)
            .Select(static d =>
            {
                var place = d.Location.GetLineSpan();
                return new CompilerFinding(
                    d.Id,
                    d.Severity == DiagnosticSeverity.Error,
                    place.Path,
                    place.StartLinePosition.Line + 1,
                    place.StartLinePosition.Character + 1,
                    d.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            }),
    ];

    /// <summary>
    /// The platform's own assemblies that generated code can need, and the three of ours. Loading all of them costs a
    /// third of a cold compile check.
    /// </summary>
    private static ImmutableArray<MetadataReference> LoadReferences()
    {
        string[] needed =
        [
            "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Text.Json",
            "System.Console", "System.Threading", "System.ComponentModel", "netstandard", "System.Runtime.Extensions",
            "System.Memory", "System.ObjectModel",
        ];
        return
        [
            .. Platform().Where(f => needed.Contains(Path.GetFileNameWithoutExtension(f))).Concat(Own())
                .Select(static f => MetadataReference.CreateFromFile(f)),
        ];
    }

    private static ImmutableArray<MetadataReference> LoadPlatform() =>
        [.. Platform().Concat(Own()).Select(static f => MetadataReference.CreateFromFile(f))];

    /// <summary>The assemblies of the framework, not those of this program, which lie elsewhere.</summary>
    private static IEnumerable<string> Platform()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(f => Path.GetDirectoryName(f) == framework);
    }

    private static string[] Own() =>
    [
        typeof(StatesException).Assembly.Location,
        typeof(IDurableContext).Assembly.Location,
        typeof(SqliteExecutionStore).Assembly.Location,
        typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location,
    ];
}
