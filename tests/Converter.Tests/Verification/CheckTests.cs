using System.Text.Json.Nodes;
using Sfn2Durable.Cli;
using Sfn2Durable.Verification;

namespace Converter.Tests.Verification;

/// <summary><c>check</c> on untouched output, and on everything that can happen to it.</summary>
public sealed class CheckTests
{
    private const string Lock = "out/Orders/sfn2durable.lock.json";
    private const string Workflow = "out/Orders/OrdersWorkflow.cs";
    private const string Tasks = "out/Orders/OrdersTasks.cs";

    [Theory]
    [InlineData()]
    [InlineData("--lambda", "inline")]
    [InlineData("--namespace", "Shop.Orders", "--best-effort")]
    [InlineData("--name", "TakeOrder")]
    public void Untouched_output_is_in_order(params string[] options)
    {
        using var project = Project.Converted(options);

        var result = project.Check();

        // Nor is anything said about the generated files below the folder of the definitions.
        Assert.Empty(result.Findings);
        Assert.Equal(ExitCode.Success, result.Exit);
    }

    [Fact]
    public void Machines_whose_names_are_no_folders_or_are_all_the_same()
    {
        using var project = new Project();
        var described = new JsonObject { ["name"] = "shop/take orders", ["definition"] = Project.Orders };
        project.Write("described.json", described.ToJsonString());
        project.Write("a/same.asl.json", Project.Orders);
        project.Write("b/same.asl.json", Project.Orders.Replace("\"Seconds\": 5", "\"Seconds\": 6", StringComparison.Ordinal));
        project.Convert();

        Assert.Equal(
            ["Same", "Same2", "ShopTakeOrders"],
            Directory.EnumerateDirectories(project.At("out")).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Empty(project.Check().Findings);

        project.Edit("b/same.asl.json", "\"Seconds\": 6", "\"Seconds\": 7");
        var workflow = "out/Same2/SameWorkflow.cs";
        Assert.Equal(
            ["SFN6003 b/same.asl.json 1", $"SFN6013 {workflow} {project.LineOf(workflow, "WaitAsync")}"],
            project.Check().Errors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Line_ends_of_a_checkout_and_the_layout_of_the_definition_are_no_drift()
    {
        using var project = Project.Converted();
        foreach (var (file, text) in project.Output())
        {
            project.Write(file, text.ReplaceLineEndings("\r\n"));
        }

        project.Edit("orders.asl.json", "\n  ", "\r\n        ");

        Assert.Equal((ExitCode.Success, 0), (project.Check().Exit, project.Check().Errors.Count()));
    }

    [Fact]
    public void A_changed_definition()
    {
        using var project = Project.Converted();
        project.Edit("orders.asl.json", "\"Seconds\": 5", "\"Seconds\": 7");

        var result = project.Check();

        Assert.Equal(ExitCode.CheckFailed, result.Exit);
        var line = project.LineOf(Workflow, "WaitAsync");
        Assert.Equal([$"SFN6003 orders.asl.json 1", $"SFN6013 {Workflow} {line}"], result.Errors.Order());
        Assert.Contains("FromSeconds(7)", result.Single("SFN6013").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_managed_file()
    {
        using var project = Project.Converted();
        var line = project.LineOf(Workflow, "WaitAsync");
        project.Edit(Workflow, "FromSeconds(5)", "FromSeconds(6)");

        var result = project.Check();

        Assert.Equal((ExitCode.CheckFailed, $"SFN6004 {Workflow} {line}"), (result.Exit, Assert.Single(result.Errors)));
        Assert.Matches(@"(?m)^- .*FromSeconds\(5\)", result.Single("SFN6004").Message);
        Assert.Matches(@"(?m)^\+ .*FromSeconds\(6\)", result.Single("SFN6004").Message);
    }

    [Fact]
    public void A_managed_file_cut_in_half()
    {
        using var project = Project.Converted();
        var text = project.Read(Workflow);
        var half = text[..text.LastIndexOf("    }", StringComparison.Ordinal)];
        project.Write(Workflow, half);

        var result = project.Check();

        Assert.Equal(ExitCode.CheckFailed, result.Exit);
        var end = half.Count(static c => c == '\n') + 1;
        Assert.Contains($"SFN6004 {Workflow} {end}", result.Errors);
        Assert.Contains(result.Errors, static e => e.StartsWith($"SFN6009 {Workflow}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deleted_managed_file()
    {
        using var project = Project.Converted();
        File.Delete(project.At("out/Orders/OrdersHost.cs"));

        var result = project.Check();

        var line = project.LineOf(Lock, "OrdersHost.cs");
        Assert.Equal((ExitCode.CheckFailed, $"SFN6005 {Lock} {line}"), (result.Exit, Assert.Single(result.Errors)));
    }

    [Theory]
    [InlineData("out/Orders/Helper.cs")]
    [InlineData("out/Orders/Help/Helper.cs")]
    public void An_added_file(string path)
    {
        using var project = Project.Converted();
        project.Write(path, "namespace Orders;\n\ninternal static class Helper;\n");

        var result = project.Check();
        var (adopted, _, error) = Project.Run("adopt", project.At(path));

        Assert.Equal((ExitCode.CheckFailed, $"SFN6006 {path} 1"), (result.Exit, Assert.Single(result.Errors)));
        Assert.Equal((ExitCode.Success, ""), (adopted, error));
        Assert.Equal(ExitCode.Success, project.Check().Exit);
        // The next conversion still knows it.
        project.Convert();
        Assert.Equal(ExitCode.Success, project.Check().Exit);
    }

    [Theory]
    [InlineData("DUR0001", "System.DateTime.UtcNow.ToString()")]
    [InlineData("DUR0003", "System.Guid.NewGuid().ToString()")]
    [InlineData("DUR0005", "await new System.Net.Http.HttpClient().GetStringAsync(\"https://example.com\")")]
    public void An_adopted_file_made_non_deterministic(string id, string call)
    {
        using var project = Project.Converted();
        Assert.Equal(ExitCode.Success, Project.Run("adopt", project.At(Workflow)).Exit);
        var line = project.LineOf(Workflow, "states.Enter(\"Done\"");
        project.Edit(Workflow, "states.Enter(\"Done\"", $"_ = {call}; states.Enter(\"Done\"");

        var result = project.Check();

        Assert.Equal((ExitCode.CheckFailed, $"{id} {Workflow} {line}"), (result.Exit, Assert.Single(result.Errors.Distinct())));
    }

    [Theory]
    [InlineData("lambda", "--lambda", "inline")]
    [InlineData("namespace", "--namespace", "Shop")]
    [InlineData("name", "--name", "TakeOrder")]
    [InlineData("bestEffort", "--best-effort")]
    public void An_option_asked_for_that_is_not_the_one_of_the_code(string member, params string[] options)
    {
        using var project = Project.Converted();

        var result = project.Check(options);

        Assert.Equal(ExitCode.CheckFailed, result.Exit);
        Assert.Contains($"SFN6007 {Lock} {project.LineOf(Lock, $"\"{member}\":")}", result.Errors);
        Assert.Contains(string.Join(' ', options), result.Single("SFN6007").Message, StringComparison.Ordinal);
        // With --fix the code gets the options asked for.
        Assert.Equal(ExitCode.Success, project.Check([.. options, "--fix"]).Exit);
        Assert.Equal(ExitCode.Success, project.Check().Exit);
    }

    [Fact]
    public void An_option_changed_in_the_lock_file()
    {
        using var project = Project.Converted();
        project.Edit(Lock, "\"lambda\": \"invoke\"", "\"lambda\": \"inline\"");

        var result = project.Check();

        Assert.Equal(ExitCode.CheckFailed, result.Exit);
        Assert.Contains(result.Errors, static e => e.StartsWith($"SFN6013 {Workflow}", StringComparison.Ordinal)
            || e.StartsWith($"SFN6013 {Tasks}", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_version_of_the_tool()
    {
        using var project = Project.Converted();
        project.Edit(Lock, $"\"tool\": \"{LockFile.ToolVersion}\"", "\"tool\": \"0.0.1\"");

        var result = project.Check();

        Assert.Equal(
            (ExitCode.CheckFailed, $"SFN6008 {Lock} {project.LineOf(Lock, "\"tool\"")}"),
            (result.Exit, Assert.Single(result.Errors)));
        Assert.Contains("0.0.1", result.Single("SFN6008").Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, project.Check("--fix").Exit);
    }

    [Fact]
    public void Adopted_code_that_does_not_compile()
    {
        using var project = Project.Converted();
        Assert.Equal(ExitCode.Success, Project.Run("adopt", project.At(Workflow)).Exit);
        var line = project.LineOf(Workflow, "states.Enter(\"Done\"");
        project.Edit(Workflow, "states.Enter(\"Done\"", "Absent(); states.Enter(\"Done\"");

        var result = project.Check();

        Assert.Equal((ExitCode.CheckFailed, $"SFN6009 {Workflow} {line}"), (result.Exit, Assert.Single(result.Errors)));
        Assert.StartsWith("CS0103", result.Single("SFN6009").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_exceeded()
    {
        var items = string.Join(',', Enumerable.Range(0, 3_000));
        using var project = new Project();
        project.Write("orders.asl.json", $$"""
            {
              "StartAt": "Each",
              "QueryLanguage": "JSONata",
              "States": {
                "Each": {
                  "Type": "Map",
                  "Items": [{{items}}],
                  "ItemProcessor": { "StartAt": "Pause", "States": { "Pause": { "Type": "Wait", "Seconds": 1, "End": true } } },
                  "End": true
                }
              }
            }
            """);
        project.Convert();

        var result = project.Check();

        Assert.Equal((ExitCode.CheckFailed, "SFN6011 orders.asl.json 5"), (result.Exit, Assert.Single(result.Errors)));
        Assert.Contains("'Each'", result.Single("SFN6011").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_definition()
    {
        using var project = Project.Converted();
        project.Edit("orders.asl.json", "\"Next\": \"Done\"", "\"Next\": \"Dome\"");

        var result = project.Check();

        var line = project.LineOf("orders.asl.json", "Dome");
        Assert.Equal(ExitCode.InputError, result.Exit);
        Assert.Contains(result.Findings, f => f.File == "orders.asl.json" && f.Line == line && f.Id.StartsWith("SFN2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_definition_that_is_no_json()
    {
        using var project = Project.Converted();
        project.Write("orders.asl.json", Project.Orders[..^30]);

        var result = project.Check();

        Assert.Equal(ExitCode.InputError, result.Exit);
        Assert.Contains(result.Errors, static e => e.StartsWith("SFN1", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Findings, static f => f.Id == "SFN6018");
    }

    [Fact]
    public void A_missing_lock_file()
    {
        using var project = Project.Converted();
        File.Delete(project.At(Lock));

        var result = project.Check();

        Assert.Equal((ExitCode.CheckFailed, "SFN6001 orders.asl.json 1"), (result.Exit, Assert.Single(result.Errors)));
    }

    [Theory]
    [InlineData("\"version\": 1,", "\"version\": 1", 3)]
    [InlineData("\"version\": 1,", "<<<<<<< HEAD\n\"version\": 1,", 2)]
    [InlineData("\"version\": 1", "\"version\": 2", 2)]
    [InlineData("\"version\": 1", "\"version\": \"one\"", 2)]
    [InlineData("\"owner\": \"managed\"", "\"owner\": \"mine\"", 16)]
    [InlineData("\"lambda\": \"invoke\"", "\"lambda\": \"sometimes\"", 10)]
    [InlineData("\"path\": \"OrdersHost.cs\"", "\"path\": \"../Host.cs\"", 0)]
    [InlineData("\"path\": \"OrdersHost.cs\"", "\"path\": \"/etc/passwd\"", 0)]
    [InlineData("\"machine\": \"orders\"", "\"machine\": 7", 5)]
    public void A_corrupt_lock_file(string old, string now, int line)
    {
        using var project = Project.Converted();
        project.Edit(Lock, old, now);

        var result = project.Check();

        line = line > 0 ? line : project.LineOf(Lock, now);
        Assert.Equal((ExitCode.CheckFailed, $"SFN6002 {Lock} {line}"), (result.Exit, Assert.Single(result.Errors)));
        Assert.Contains("version control", result.Single("SFN6002").Message, StringComparison.Ordinal);
    }
}
