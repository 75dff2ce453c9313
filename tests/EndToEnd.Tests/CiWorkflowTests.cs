using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Converter.Tests.House;

namespace EndToEnd.Tests;

/// <summary>The workflow and the pre-commit line of docs/ci.md, taken from the page and run as they stand there.</summary>
public sealed partial class CiWorkflowTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ci.md"));
    private static readonly string Program = typeof(Sfn2Durable.ConversionPipeline).Assembly.Location;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sfn2durable-ci-");

    public CiWorkflowTests()
    {
        var definitions = _root.CreateSubdirectory("definitions");
        var source = Path.Combine(Repository.Root, "tests", "fixtures", "saga-booking", "definition.asl.json");
        File.Copy(source, Path.Combine(definitions.FullName, "trip.asl.json"));
        // The tool of this build stands in for the one that a manifest would bring.
        var tools = _root.CreateSubdirectory("tools");
        var shim = Path.Combine(tools.FullName, "dotnet");
        var real = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        File.WriteAllText(shim, $"""
            #!/bin/sh
            case "$1 $2" in
              "tool restore") exit 0 ;;
              "sfn2durable "*) shift; exec "{real}" "{Program}" "$@" ;;
            esac
            exec "{real}" "$@"

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.Equal(0, Run("dotnet sfn2durable convert definitions -o generated"));
    }

    private string Workflow => Path.Combine(_root.FullName, "generated", "Trip", "TripWorkflow.cs");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Every_step_passes_on_code_that_is_in_order()
    {
        var steps = Steps().ToList();

        Assert.Equal(3, steps.Count);
        Assert.All(steps, step => Assert.Equal(0, Run(step)));
    }

    [Fact]
    public void The_check_fails_on_edited_code_and_the_findings_are_written()
    {
        File.AppendAllText(Workflow, "// edited\n");

        Assert.Equal([0, 3, 0], Steps().Select(Run));

        var findings = JsonNode.Parse(File.ReadAllText(Path.Combine(_root.FullName, "sfn2durable.sarif")));
        Assert.Contains(findings?["runs"]?[0]?["results"]?.AsArray() ?? [], static r => (string?)r?["ruleId"] == "SFN6004");
    }

    [Fact]
    public void The_pre_commit_line_puts_managed_code_right()
    {
        var before = File.ReadAllText(Workflow);
        File.AppendAllText(Workflow, "// edited\n");

        Assert.Equal(0, Run(Entry().Match(Page).Groups[1].Value));

        Assert.Equal(before, File.ReadAllText(Workflow));
    }

    private static IEnumerable<string> Steps() => Step().Matches(Page).Select(static m => m.Groups[1].Value);

    /// <summary>Runs a line as the workflow's shell does.</summary>
    private int Run(string line)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", line])
        {
            WorkingDirectory = _root.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Path.Combine(_root.FullName, "tools") + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["SFN2DURABLE_CACHE"] = Path.Combine(_root.FullName, "cache");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.DoesNotContain("bug in the program", errors.Result, StringComparison.Ordinal);
        return process.ExitCode;
    }

    [GeneratedRegex(@"(?m)^ +run: (.+)$")]
    private static partial Regex Step();

    [GeneratedRegex(@"(?m)^ +entry: (.+)$")]
    private static partial Regex Entry();
}
