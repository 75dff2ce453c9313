using System.Collections.Immutable;
using Durable.Runtime.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Durable.Analyzers.Tests;

/// <summary>Applies the code fixes as an editor does.</summary>
internal static class Fixed
{
    private static readonly CodeFixProvider[] Fixes = [new RecordInStepFix(), new DurableWaitFix(), new AwaitTaskFix()];

    public static bool HasFix(string id) => Fixes.Any(f => f.FixableDiagnosticIds.Contains(id));

    /// <summary>Fixes the statements of a workflow method one finding after the other; the result compiles and is silent.
    /// </summary>
    public static async Task ChangesAsync(string statements, string expected)
    {
        await ChangesCodeAsync(Analyzed.Method(statements), Analyzed.Method(expected));
    }

    public static async Task ChangesCodeAsync(string code, string expected)
    {
        var current = code;
        for (var round = 0; await OfferedAsync(current) is [var fix, ..]; round++)
        {
            Assert.True(round < 20, current);
            current = await ApplyAsync(fix.Action, fix.Document);
        }

        Assert.Equal(expected, current);
        Assert.NotEqual(code, current);
        await Analyzed.IsSilentAsync(current);
    }

    /// <summary>All findings have no fix on offer.</summary>
    public static async Task OffersNothingAsync(string code)
    {
        Assert.NotEmpty(await Analyzed.FindAsync(code));
        Assert.Empty((await OfferedAsync(code)).Select(static f => f.Action.Title));
    }

    /// <summary>Fixes everything with one id at once.</summary>
    public static async Task<string> AllAsync(string code, string id)
    {
        var document = DocumentOf(code);
        var provider = Assert.Single(Fixes, f => f.FixableDiagnosticIds.Contains(id));
        var first = (await OfferedAsync(document)).First(f => f.Id == id);
        var context = new FixAllContext(
            document, provider, FixAllScope.Document, first.Action.EquivalenceKey ?? "", [id], new Findings(), CancellationToken.None);
        var all = provider.GetFixAllProvider() ?? throw new InvalidOperationException("no fix-all provider");
        var action = await all.GetFixAsync(context) ?? throw new InvalidOperationException("nothing to fix");
        return await ApplyAsync(action, document);
    }

    private static Task<List<(string Id, CodeAction Action, Document Document)>> OfferedAsync(string code) =>
        OfferedAsync(DocumentOf(code));

    private static async Task<List<(string Id, CodeAction Action, Document Document)>> OfferedAsync(Document document)
    {
        var offered = new List<(string, CodeAction, Document)>();
        foreach (var finding in await FindAsync(document))
        {
            foreach (var provider in Fixes.Where(f => f.FixableDiagnosticIds.Contains(finding.Id)))
            {
                var context = new CodeFixContext(
                    document, finding, (action, _) => offered.Add((finding.Id, action, document)), CancellationToken.None);
                await provider.RegisterCodeFixesAsync(context);
            }
        }

        return offered;
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(Document document)
    {
        var compilation = await document.Project.GetCompilationAsync() ?? throw new InvalidOperationException("no compilation");
        Assert.Empty(compilation.GetDiagnostics()
            .Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        return await Analyzed.FindAsync(compilation);
    }

    private static async Task<string> ApplyAsync(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)
            ?? throw new InvalidOperationException("the document is gone");
        return (await changed.GetTextAsync()).ToString();
    }

    private static Document DocumentOf(string code)
    {
        var project = ProjectId.CreateNewId();
        var file = DocumentId.CreateNewId(project);
        return new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                project,
                VersionStamp.Default,
                "Sample",
                "Sample",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
                    .WithNullableContextOptions(NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
                metadataReferences: Analyzed.References))
            .AddDocument(file, "Sample.cs", SourceText.From(code))
            .GetDocument(file) ?? throw new InvalidOperationException("no document");
    }

    private sealed class Findings : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) => await FindAsync(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => await FindAsync(project.Documents.Single());
    }
}
