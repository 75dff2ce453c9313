using Converter.Tests.House;
using Sfn2Durable;
using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Verification;

namespace Converter.Tests.Conversions;

/// <summary>Text in, text out: what each fixture becomes, compared with what lies beside it.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Names => Fixture.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void GeneratedFilesAreThoseOfTheBaseline(string name)
    {
        var fixture = Fixture.Find(name);
        var conversion = Convert(fixture);
        foreach (var file in conversion.Output?.Files ?? [])
        {
            Baseline.Check(fixture.BaselineOf(file.Path), file.Text);
        }

        if (conversion.Workflow is { } workflow)
        {
            Baseline.Check(fixture.At("expected.structure.txt"), StructureWriter.Write(workflow));
        }

        Baseline.Check(fixture.At("expected.diagnostics.txt"), Findings(conversion.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GeneratedFilesCompileWithoutAWarning(string name)
    {
        if (Convert(Fixture.Find(name)).Output is { } output)
        {
            Assert.Empty(GeneratedCodeCompiler.Check(output.Files));
        }
        else
        {
            Assert.Contains("error", Findings(Convert(Fixture.Find(name)).Diagnostics), StringComparison.Ordinal);
        }
    }

    internal static Conversion Convert(Fixture fixture)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new DefinitionLoader(new LoadOptions { Name = fixture.Name });
        var document = loader.LoadBytes(
            Path.GetFileName(fixture.Definition), File.ReadAllBytes(fixture.Definition), diagnostics).Single();
        return ConversionPipeline.Convert(document, diagnostics, new EmitOptions());
    }

    private static string Findings(DiagnosticBag diagnostics) =>
        string.Concat(diagnostics.Sorted().Select(static d => d + "\n"));
}
