using System.Text.Json;
using System.Text.Json.Nodes;
using Converter.Tests.Support;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;
using Xunit.Abstractions;

namespace Converter.Tests.Semantics;

/// <summary>What the service said about a definition is what we say.</summary>
public sealed class RecordedTests(ITestOutputHelper output)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    [Fact]
    public void EveryDefinitionThatRanIsAccepted()
    {
        if (SharedMaterial.PathOf("corpus/aws-recorded/executions", output) is not { } folder)
        {
            return;
        }

        var cases = Cases(folder).ToList();
        foreach (var recorded in cases)
        {
            var (_, diagnostics) = Read(recorded);
            Assert.True(!diagnostics.HasErrors, $"{recorded["id"]}: {string.Join(' ', diagnostics.Items)}");
        }

        output.WriteLine($"{cases.Count} definitions");
        Assert.True(cases.Count > 500);
    }

    [Fact]
    public void VerdictsCodesAndPlacesAreThoseOfTheService()
    {
        if (SharedMaterial.PathOf("corpus/aws-recorded/validation", output) is not { } folder)
        {
            return;
        }

        foreach (var recorded in Cases(folder))
        {
            var (_, diagnostics) = Read(recorded);
            var errors = diagnostics.Items.Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
            var expected = Expected(recorded["expect"]);
            output.WriteLine($"{recorded["id"]}: {expected.Count} expected, {errors.Count} found");

            Assert.Equal(expected.Count > 0, errors.Count > 0);
            Assert.All(expected, e => Assert.Contains(errors, error => error.Descriptor.ServiceCode == e.Code));
            Assert.All(expected, e => Assert.Contains(
                errors, error => e.Location is null || error.Location is null || error.Location == e.Location));
        }
    }

    [Fact]
    public void VariableReferencesAreThoseThatTheServiceLists()
    {
        if (SharedMaterial.PathOf("corpus/aws-recorded/variable-references", output) is not { } folder)
        {
            return;
        }

        var unreadable = 0;
        foreach (var recorded in Cases(folder))
        {
            var (machine, _) = Read(recorded);
            if (machine is null)
            {
                // In one recording the path was masked, so that what is left of it is not one.
                output.WriteLine($"not readable: {recorded["id"]}");
                unreadable++;
                continue;
            }

            var found = StateEdges.AllStates(machine.Root)
                .Select(static state => (state.Name,
                    Variables: VariableReferences.InPaths(state).Select(static v => v.Name).Distinct().Order(StringComparer.Ordinal).ToList()))
                .Where(static row => row.Variables.Count > 0)
                .ToDictionary(static row => row.Name, static row => string.Join(' ', row.Variables));
            var expected = recorded["expect"]?["variableReferences"]?.AsObject().ToDictionary(
                static row => row.Key,
                static row => string.Join(' ',
                    (row.Value?.AsArray() ?? []).Select(static n => (string?)n).Order(StringComparer.Ordinal)));
            Assert.Equal(expected, found);
        }

        Assert.True(unreadable <= 1);
    }

    private static IEnumerable<JsonNode> Cases(string folder) => Directory.EnumerateFiles(folder, "*.json")
        .Order(StringComparer.Ordinal)
        .SelectMany(static file => JsonNode.Parse(File.ReadAllText(file), documentOptions: Deep)?.AsArray() ?? [])
        .OfType<JsonNode>();

    private static (StateMachineDefinition? Machine, DiagnosticBag Diagnostics) Read(JsonNode recorded)
    {
        var text = (string?)recorded["definitionText"] ?? recorded["definition"]?.ToJsonString() ?? "";
        var type = (string?)recorded["type"] == "EXPRESS" ? MachineType.Express : MachineType.Standard;
        var diagnostics = new DiagnosticBag();
        var machines = StateMachineReader.ReadText("m.json", text, new BinderOptions { Type = type }, diagnostics);
        return (machines.SingleOrDefault(), diagnostics);
    }

    /// <summary>
    /// The errors of a validation answer, or of the message of a refused call: <c>'CODE: text at /place'</c>.
    /// </summary>
    private static List<(string? Code, string? Location)> Expected(JsonNode? expect)
    {
        if ((string?)expect?["error"]?["message"] is { } message)
        {
            var quoted = message[(message.IndexOf('\'', StringComparison.Ordinal) + 1)..];
            var place = quoted.LastIndexOf(" at /", StringComparison.Ordinal);
            return [(quoted[..quoted.IndexOf(':', StringComparison.Ordinal)],
                place < 0 ? null : quoted[(place + 4)..^1])];
        }

        return [.. (expect?["diagnostics"]?.AsArray() ?? []).Select(static d => ((string?)d?["code"],
            (string?)d?["location"]))];
    }
}
