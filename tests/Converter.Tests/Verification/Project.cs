using System.Text.Json.Nodes;
using Converter.Tests.Support;
using Sfn2Durable.Cli;
using Sfn2Durable.Verification;

namespace Converter.Tests.Verification;

/// <summary>A finding of <c>check</c>; the file without the project's folder.</summary>
internal sealed record Finding(string Id, string File, int Line, string Severity, string Message);

/// <summary>What <c>check</c> answered.</summary>
internal sealed record Checked(int Exit, IReadOnlyList<Finding> Findings)
{
    /// <summary>The errors as <c>id file line</c>.</summary>
    public IEnumerable<string> Errors =>
        Findings.Where(static f => f.Severity == "error").Select(static f => $"{f.Id} {f.File} {f.Line}");

    public Finding Single(string id) => Assert.Single(Findings, f => f.Id == id);
}

/// <summary>A team's folder: definitions, and the code converted from them below <c>out</c>.</summary>
internal sealed class Project : IDisposable
{
    /// <summary>A machine with a step for the team to fill, so that its output has files of all kinds.</summary>
    public const string Orders = """
        {
          "Comment": "Takes an order.",
          "StartAt": "Reserve",
          "States": {
            "Reserve": {
              "Type": "Task",
              "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:reserve",
              "Next": "Is Reserved"
            },
            "Is Reserved": {
              "Type": "Choice",
              "Choices": [ { "Variable": "$.ok", "BooleanEquals": true, "Next": "Pause" } ],
              "Default": "Refuse"
            },
            "Pause": { "Type": "Wait", "Seconds": 5, "Next": "Done" },
            "Done": { "Type": "Succeed" },
            "Refuse": { "Type": "Fail", "Error": "NotReserved" }
          }
        }
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sfn2durable-check-");

    static Project()
    {
        // The user's own memory of checks is neither used nor filled by tests.
        Environment.SetEnvironmentVariable(
            "SFN2DURABLE_CACHE", Path.Combine(Path.GetTempPath(), $"sfn2durable-tests-{Environment.ProcessId}"));
    }

    public string Root => _root.FullName;

    /// <summary>A project with the machine of above, converted.</summary>
    public static Project Converted(params string[] options)
    {
        var project = new Project();
        project.Write("orders.asl.json", Orders);
        project.Convert(options);
        return project;
    }

    public string At(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(At(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path)) ?? Root);
        File.WriteAllText(At(path), text);
    }

    public void Edit(string path, string old, string now)
    {
        var text = Read(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    /// <summary>The line, from 1, that holds a text.</summary>
    public int LineOf(string path, string text)
    {
        var lines = Read(path).Split('\n');
        var found = Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal));
        Assert.True(found >= 0, $"'{text}' is not in {path}");
        return found + 1;
    }

    public void Convert(params string[] options)
    {
        var (exit, _, error) = Run(["convert", Root, "-o", At("out"), .. options]);
        Assert.True(exit == ExitCode.Success, error);
    }

    public Checked Check(params string[] options)
    {
        var (exit, printed, error) = Run(["check", Root, "-g", At("out"), "--format", "json", .. options]);
        Assert.Equal("", error);
        var findings = JsonNode.Parse(printed)?.AsArray() ?? [];
        return new Checked(exit, [.. findings.Select(ToFinding)]);
    }

    public static (int Exit, string Out, string Error) Run(params string[] arguments)
    {
        var terminal = new TestTerminal();
        var exit = CommandLine.RunAsync(arguments, terminal).GetAwaiter().GetResult();
        return (exit, terminal.Out.ToString(), terminal.Error.ToString());
    }

    /// <summary>The files below <c>out</c> and their texts.</summary>
    public SortedDictionary<string, string> Output() => new(
        Directory.EnumerateFiles(At("out"), "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);

    public LockFile Lock(string folder = "Orders") =>
        LockFile.ReadFolder(At(Path.Combine("out", folder))) ?? throw new InvalidOperationException("no lock file");

    public void Dispose() => _root.Delete(recursive: true);

    private Finding ToFinding(JsonNode? node)
    {
        var file = (string?)node?["file"] ?? "";
        return new Finding(
            (string?)node?["id"] ?? "",
            Path.IsPathRooted(file) ? Path.GetRelativePath(Root, file).Replace('\\', '/') : file,
            (int?)node?["line"] ?? 0,
            (string?)node?["severity"] ?? "",
            (string?)node?["message"] ?? "");
    }
}
