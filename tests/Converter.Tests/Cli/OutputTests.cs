using Sfn2Durable.Cli;

namespace Converter.Tests.Cli;

/// <summary>What <c>convert</c> writes over, and what it never does.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Greeting = """{"StartAt":"Hello","States":{"Hello":{"Type":"Pass","Result":"hi","End":true}}}""";

    private const string Calling = """
        {"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true}}}
        """;

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<CommandRun> Convert(string definition, params string[] more) =>
        CommandRun.Of(["convert", _folder.Write("greet.asl.json", definition), "-o", _folder.At("out"), .. more]);

    private string Workflow => _folder.At("out", "Greet", "GreetWorkflow.cs");

    [Fact]
    public async Task A_machine_becomes_a_folder()
    {
        var run = await Convert(Greeting);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["Greet.csproj", "GreetHost.cs", "GreetWorkflow.cs", "sfn2durable.lock.json"],
            _folder.Files("out/Greet"));
    }

    [Fact]
    public async Task An_edited_file_is_not_lost()
    {
        await Convert(Greeting);
        await File.AppendAllTextAsync(Workflow, "// mine\n");

        var refused = await Convert(Greeting);
        Assert.Equal(ExitCode.InputError, refused.ExitCode);
        Assert.Contains($"'{Workflow}' was changed after it was generated.", refused.Error, StringComparison.Ordinal);
        Assert.EndsWith("// mine\n", await File.ReadAllTextAsync(Workflow), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Success, (await Convert(Greeting, "--force")).ExitCode);
        Assert.DoesNotContain("// mine", await File.ReadAllTextAsync(Workflow), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adopted_file_stays_even_when_forced()
    {
        await Convert(Greeting);
        Assert.Equal(ExitCode.Success, (await CommandRun.Of("adopt", Workflow)).ExitCode);
        await File.AppendAllTextAsync(Workflow, "// mine\n");

        Assert.Equal(ExitCode.Success, (await Convert(Greeting, "--force")).ExitCode);
        Assert.EndsWith("// mine\n", await File.ReadAllTextAsync(Workflow), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_that_git_changed_are_no_edit()
    {
        await Convert(Greeting);
        await File.WriteAllTextAsync(Workflow, (await File.ReadAllTextAsync(Workflow)).ReplaceLineEndings("\r\n"));

        Assert.Equal(ExitCode.Success, (await Convert(Greeting.Replace("\"hi\"", "\"ho\"", StringComparison.Ordinal))).ExitCode);
        Assert.Contains("\"ho\"", await File.ReadAllTextAsync(Workflow), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_not_touched()
    {
        _folder.Write("out/Greet/GreetWorkflow.cs", "class Theirs;");

        var run = await Convert(Greeting);

        Assert.Equal(ExitCode.InputError, run.ExitCode);
        Assert.Contains("was not written by sfn2durable", run.Error, StringComparison.Ordinal);
        Assert.Equal(["GreetWorkflow.cs"], _folder.Files("out/Greet"));
        Assert.Equal("class Theirs;", await File.ReadAllTextAsync(Workflow));
    }

    [Fact]
    public async Task Files_that_are_no_longer_generated_go_unless_they_were_edited()
    {
        var tasks = _folder.At("out", "Greet", "GreetTasks.cs");
        await Convert(Calling);
        Assert.True(File.Exists(tasks));
        await Convert(Greeting);
        Assert.False(File.Exists(tasks));

        await Convert(Calling);
        await File.AppendAllTextAsync(tasks, "// mine\n");
        await Convert(Greeting);
        Assert.EndsWith("// mine\n", await File.ReadAllTextAsync(tasks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        Assert.Equal(ExitCode.Success, (await Convert(Greeting, "--dry-run", "--compile")).ExitCode);
        Assert.Empty(_folder.Files("out"));
    }

    [Fact]
    public async Task An_output_below_a_file_is_explained()
    {
        _folder.Write("out", "a file");

        var run = await Convert(Greeting);

        Assert.Equal(ExitCode.InputError, run.ExitCode);
        Assert.Contains($"'{_folder.At("out")}' is a file, not a folder.", run.Error, StringComparison.Ordinal);
        Assert.Equal("a file", await File.ReadAllTextAsync(_folder.At("out")));
    }

    [Fact]
    public async Task A_report_names_what_became_of_each_definition()
    {
        _folder.Write("in/good.asl.json", Greeting);
        _folder.Write("in/wrong.asl.json", Greeting.Replace("Pass", "Past", StringComparison.Ordinal));

        var run = await CommandRun.Of(
            "convert", _folder.At("in"), "-o", _folder.At("out"), "--compile", "--report", _folder.At("report.json"));

        Assert.Equal(ExitCode.InputError, run.ExitCode);
        var report = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(_folder.At("report.json")));
        Assert.Equal(
            ["good converted", "wrong invalid"],
            report?.AsArray().Select(static r => $"{r?["name"]} {r?["status"]}") ?? []);
    }
}
