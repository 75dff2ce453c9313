using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sfn2Durable.ControlFlow;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// The judge of last resort: trees printed as C#, compiled with warnings as errors, and run. Unreachable code, labels
/// without a jump, a <c>break</c> that a <c>switch</c> takes for its own, paths without a <c>return</c>: the compiler
/// knows them all.
/// </summary>
public sealed class CompiledTreeTests
{
    private const int GraphsPerRecipe = 20;
    private const int FirstSeed = 100_000;
    private const int WalksPerGraph = 6;
    private const int StepsPerWalk = 60;

    [Fact]
    public void TheCompilerAcceptsTheTreesAndTheyMeanWhatTheGraphsMean()
    {
        var scopes = GraphRecipes.All
            .SelectMany(static recipe => Enumerable.Range(FirstSeed, GraphsPerRecipe)
                .Select(seed => new RandomScope(recipe.Value, seed).Draw()))
            .ToList();
        var code = scopes.Select(static (scope, i) => CSharpPrinter.Print(Shapes.Structure(scope), $"Graph{i}"));
        var assembly = Compile(string.Concat(code));
        for (var i = 0; i < scopes.Count; i++)
        {
            var run = assembly.GetType($"Graph{i}")?.GetMethod("Run")?.CreateDelegate<Func<Tape, int>>();
            Assert.NotNull(run);
            for (var walk = 0; walk < WalksPerGraph; walk++)
            {
                var expected = StateWalk.Run(scopes[i], new Decisions(walk), StepsPerWalk);
                Assert.True(
                    expected.SequenceEqual(Record(run, walk)),
                    $"Graph{i}, walk {walk}\n{CSharpPrinter.Print(Shapes.Structure(scopes[i]), "Graph")}");
            }
        }
    }

    private static IReadOnlyList<string> Record(Func<Tape, int> run, int seed)
    {
        var tape = new Tape(seed, StepsPerWalk);
        try
        {
            run(tape);
        }
        catch (EndedException)
        {
            // The scope failed, or enough was recorded.
        }

        return tape.Trace;
    }

    private static Assembly Compile(string code)
    {
        var platform = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var compilation = CSharpCompilation.Create(
            "Trees",
            [CSharpSyntaxTree.ParseText($"using Converter.Tests.ControlFlow;\n{code}")],
            [
                .. platform.Split(Path.PathSeparator).Select(static p => MetadataReference.CreateFromFile(p)),
                MetadataReference.CreateFromFile(typeof(Tape).Assembly.Location),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
                .WithNullableContextOptions(NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(10)));
        image.Position = 0;
        return AssemblyLoadContext.GetLoadContext(typeof(Tape).Assembly)?.LoadFromStream(image)
            ?? throw new InvalidOperationException("The tests are in no load context.");
    }
}
