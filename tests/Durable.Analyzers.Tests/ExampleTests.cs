using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Durable.Analyzers.Tests;

/// <summary>Generated code is right code: every example and every fixture of the converter is silent.</summary>
public sealed class ExampleTests(ITestOutputHelper output)
{
    internal static string Root { get; } = FindRoot();

    public static TheoryData<string> Folders =>
    [
        .. new[] { "docs/examples", "tests/fixtures", "samples" }
            .Select(static f => Path.Combine(Root, f))
            .Where(Directory.Exists)
            .SelectMany(static f => Directory.EnumerateFiles(f, "*.cs", SearchOption.AllDirectories))
            .Select(static f => Path.GetRelativePath(Root, Path.GetDirectoryName(f) ?? f).Replace('\\', '/'))
            .Where(static f => !f.Split('/').Contains("obj") && !f.Split('/').Contains("bin"))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task GeneratedCodeIsSilent(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(Root, folder), "*.cs");
        output.WriteLine($"{files.Length} files");
        var compilation = CSharpCompilation.Create(
            "Example",
            [
                CSharpSyntaxTree.ParseText(ImplicitUsings),
                .. files.Select(static f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), path: f)),
            ],
            Analyzed.References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication).WithNullableContextOptions(NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics()
            .Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        Assert.Empty((await Analyzed.FindAsync(compilation)).Select(static d => d.ToString()));
    }

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Durable.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
