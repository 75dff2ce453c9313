using Converter.Tests.House;
using Converter.Tests.Support;
using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>The shapes workflows have, each a definition with its tree beside it.</summary>
public sealed class ShapeTests
{
    private const string Folder = "tests/Converter.Tests/ControlFlow/Shapes";

    public static TheoryData<string> Names =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "*.asl.json")
            .Select(static f => Path.GetFileName(f)[..^".asl.json".Length])
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheTreeIsAsDrawn(string name)
    {
        var diagnostics = new DiagnosticBag();
        var workflow = Structurer.Structure(Read(name), diagnostics);
        var notes = string.Concat(diagnostics.Sorted().Select(static d => $"{d.Severity} {d.Id}: {d.Message}\n"));
        Baseline.Check($"{Folder}/{name}.txt", StructureWriter.Write(workflow) + notes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheGraphIsAsDrawn(string name) =>
        Baseline.Check($"{Folder}/{name}.mermaid", MermaidWriter.Write(Read(name)));

    /// <summary>One shape pass by pass: what <c>inspect --after</c> prints.</summary>
    [Fact]
    public void EveryPassCanBeLookedAt()
    {
        var machine = Read("polling-loop");
        var stages = StructurePipeline.Passes
            .Select(pass => $"after {pass.Name}\n\n{StructureWriter.WriteAfter(machine, pass.Name)}\n");
        Baseline.Check($"{Folder}/polling-loop.passes.txt", string.Concat(stages));
    }

    private static StateMachineDefinition Read(string name)
    {
        var file = $"{name}.asl.json";
        var loaded = Loaded.Text(File.ReadAllText(Path.Combine(Repository.Root, Folder, file)), file);
        var definition = DefinitionBinder.Bind(loaded.Document, new BinderOptions(), loaded.Diagnostics);
        Assert.True(definition is not null, string.Join("\n", loaded.Diagnostics.Sorted()));
        return definition;
    }
}
