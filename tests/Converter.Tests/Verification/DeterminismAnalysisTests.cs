using System.Text.Json.Nodes;
using Sfn2Durable.Cli;

namespace Converter.Tests.Verification;

/// <summary>What <c>check</c> makes of the findings of the analyzers.</summary>
public sealed class DeterminismAnalysisTests
{
    private const string Workflow = "out/Orders/OrdersWorkflow.cs";
    private const string Place = "states.Enter(\"Done\"";
    private const string Call = "_ = System.Guid.NewGuid();";

    [Fact]
    public void A_finding_has_its_id_its_place_and_its_sentence()
    {
        using var project = Adopted(Call);

        var finding = project.Check().Single("DUR0003");

        Assert.Equal((Workflow, project.LineOf(Workflow, Call), "error"), (finding.File, finding.Line, finding.Severity));
        Assert.Equal("'Guid.NewGuid' gives another id when the workflow is replayed: make it in a step.", finding.Message);
    }

    [Fact]
    public void Sarif_names_the_rule()
    {
        using var project = Adopted(Call);

        var (exit, printed, _) = Project.Run("check", project.Root, "-g", project.At("out"), "--format", "sarif");

        var run = JsonNode.Parse(printed)?["runs"]?[0];
        var result = Assert.Single(run?["results"]?.AsArray() ?? [], static r => (string?)r?["ruleId"] == "DUR0003");
        var rule = run?["tool"]?["driver"]?["rules"]?[(int?)result?["ruleIndex"] ?? -1];
        var region = result?["locations"]?[0]?["physicalLocation"]?["region"];
        var line = project.Read(Workflow).Split('\n')[project.LineOf(Workflow, Call) - 1];
        Assert.Equal(ExitCode.CheckFailed, exit);
        Assert.Equal("DUR0003", (string?)rule?["id"]);
        Assert.Equal(line.IndexOf("System.Guid", StringComparison.Ordinal) + 1, (int?)region?["startColumn"]);
        Assert.Equal(line.IndexOf("();", StringComparison.Ordinal) + 1, (int?)region?["endColumn"]);
    }

    [Theory]
    [InlineData("#pragma warning disable DUR0003\n" + Call + "\n#pragma warning restore DUR0003\n")]
    [InlineData("await states.RecordAsync(\"id\", () => System.Guid.NewGuid().ToString());")]
    [InlineData("await states.Durable.StepAsync((_, _) => Task.FromResult(System.Guid.NewGuid()));")]
    public void What_is_suppressed_or_stands_in_a_step_is_in_order(string code)
    {
        using var project = Adopted(code);

        var result = project.Check();

        Assert.Equal([], result.Errors);
        Assert.Equal(ExitCode.Success, result.Exit);
    }

    [Theory]
    [InlineData("out/Orders/.editorconfig", "none", ExitCode.Success, null)]
    [InlineData(".editorconfig", "none", ExitCode.Success, null)]
    [InlineData(".editorconfig", "silent", ExitCode.Success, null)]
    [InlineData(".editorconfig", "suggestion", ExitCode.Success, "info")]
    [InlineData(".editorconfig", "warning", ExitCode.CheckFailed, "error")]
    [InlineData(".editorconfig", "error", ExitCode.CheckFailed, "error")]
    public void A_severity_in_an_editorconfig_is_respected(string file, string severity, int exit, string? reported)
    {
        using var project = Adopted(Call);
        project.Write(file, $"root = true\n[*.cs]\ndotnet_diagnostic.DUR0003.severity = {severity}\n");

        var result = project.Check();

        Assert.Equal(exit, result.Exit);
        Assert.Equal(reported, result.Findings.SingleOrDefault(static f => f.Id == "DUR0003")?.Severity);
    }

    [Fact]
    public void A_change_of_the_configuration_is_not_answered_from_memory()
    {
        using var project = Adopted(Call);
        project.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.DUR0003.severity = none\n");
        Assert.Equal(ExitCode.Success, project.Check().Exit);

        project.Write(".editorconfig", "root = true\n");

        Assert.Equal(ExitCode.CheckFailed, project.Check().Exit);
    }

    [Fact]
    public void A_configuration_above_a_root_does_not_reach_the_code()
    {
        using var project = Adopted(Call);
        project.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.DUR0003.severity = none\n");
        project.Write("out/.editorconfig", "root = true\n");

        Assert.Equal(ExitCode.CheckFailed, project.Check().Exit);
    }

    [Fact]
    public void Helpers_beside_the_workflow_are_analyzed_too()
    {
        using var project = Adopted("await Helper.PauseAsync(states);");
        project.Write("out/Orders/Helper.cs", """
            using System.Threading.Tasks;
            using Durable.Runtime.Asl;
            namespace Orders;
            internal static class Helper
            {
                public static Task PauseAsync(StatesScope states) => Task.Delay(1000);
            }
            """);

        Assert.Equal("out/Orders/Helper.cs", project.Check().Single("DUR0006").File);
    }

    /// <summary>A project whose workflow is adopted and has a statement of the team's before its end.</summary>
    private static Project Adopted(string statement)
    {
        var project = Project.Converted();
        Assert.Equal(ExitCode.Success, Project.Run("adopt", project.At(Workflow)).Exit);
        project.Edit(Workflow, Place, $"{statement} {Place}");
        return project;
    }
}
