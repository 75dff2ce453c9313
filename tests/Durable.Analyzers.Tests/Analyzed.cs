using System.Collections.Immutable;
using Durable.Runtime.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Durable.Analyzers.Tests;

/// <summary>
/// Code in which the expected findings are marked: <c>[|text|]</c> is to be reported with the id the test names, and
/// nothing else is to be reported.
/// </summary>
internal static class Analyzed
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Security.Cryptography;
        using System.Text.Json.Nodes;
        using System.Threading;
        using System.Threading.Tasks;
        using Durable.Asl;
        using Durable.Runtime;
        using Durable.Runtime.Asl;

        """;

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(static f => MetadataReference.CreateFromFile(f)),
    ];

    /// <summary>A whole file from the statements of a workflow method <c>RunAsync(int input, IDurableContext context)</c>.
    /// </summary>
    public static string Method(string statements) => $$"""
        {{Usings}}
        public sealed class Order
        {
            public string Status { get; set; } = "";
        }

        public sealed class Sample(HttpClient http, IAwsServices aws, TimeProvider clock)
        {
            public async Task<object?> RunAsync(int input, IDurableContext context)
            {
                await context.WaitAsync(TimeSpan.FromSeconds(1));
                {{statements}}
                return (http, aws, clock);
            }
        }
        """;

    /// <summary>A whole file from the members of a class.</summary>
    public static string Class(string members) => $$"""
        {{Usings}}
        public sealed class Sample
        {
            {{members}}
        }
        """;

    /// <summary>A whole file from top-level code.</summary>
    public static string File(string code) => Usings + code;

    /// <summary>Asserts that exactly the marked places are reported, with the id.</summary>
    public static async Task ReportsAsync(string id, string marked)
    {
        var (code, spans) = Parse(marked);
        Assert.NotEmpty(spans);
        var found = await FindAsync(code);
        Assert.Equal(
            spans.Select(s => $"{id} {code[s.Start..s.End]} @{s.Start}"),
            found.Select(d => $"{d.Id} {code[d.Location.SourceSpan.Start..d.Location.SourceSpan.End]} @{d.Location.SourceSpan.Start}"));
    }

    public static async Task IsSilentAsync(string code) =>
        Assert.Empty((await FindAsync(code)).Select(static d => d.ToString()));

    /// <summary>The findings in code that compiles, in the order of the text.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> FindAsync(string code)
    {
        var compilation = Compile(code);
        Assert.Empty(compilation.GetDiagnostics()
            .Where(static d => d.Severity == DiagnosticSeverity.Error)
            .Select(static d => d.ToString()));
        return await FindAsync(compilation);
    }

    public static async Task<IReadOnlyList<Diagnostic>> FindAsync(Compilation compilation, AnalyzerOptions? options = null)
    {
        // A fault of the analyzer is a diagnostic of its own (AD0001), and so seen by every test.
        var found = await compilation
            .WithAnalyzers([new WorkflowAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(static d => d.Location.SourceSpan.Start).ThenBy(static d => d.Id, StringComparer.Ordinal)];
    }

    public static CSharpCompilation Compile(string code, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest), "Sample.cs")],
            References,
            new CSharpCompilationOptions(kind).WithNullableContextOptions(NullableContextOptions.Enable));

    private static (string Code, List<TextSpan> Spans) Parse(string marked)
    {
        var (code, spans, start) = (new System.Text.StringBuilder(), new List<TextSpan>(), 0);
        for (var at = 0; at < marked.Length; at++)
        {
            if (marked.AsSpan(at).StartsWith("[|"))
            {
                start = code.Length;
                at++;
            }
            else if (marked.AsSpan(at).StartsWith("|]"))
            {
                spans.Add(TextSpan.FromBounds(start, code.Length));
                at++;
            }
            else
            {
                code.Append(marked[at]);
            }
        }

        return (code.ToString(), spans);
    }
}
