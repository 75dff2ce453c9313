using System.Text.Json.Nodes;
using Converter.Tests.House;

namespace EndToEnd.Tests.Verification;

/// <summary>A team's folder with the polling loop's definition and histories, and the program run on it.</summary>
internal sealed class TeamFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sfn2durable-verify-");

    public TeamFolder()
    {
        File.Copy(Path.Combine(Fixture, "definition.asl.json"), Definition);
    }

    public static string Fixture { get; } = Path.Combine(Repository.Root, "tests", "fixtures", "polling-loop");

    public string Definition => At("video.asl.json");

    public string Generated => At("generated");

    public string Tests => At("recorded");

    public string Workflow => At("generated/Video/VideoWorkflow.cs");

    public static string History(string name) => Path.Combine(Fixture, "histories", name);

    public string At(string path) => Path.Combine(_root.FullName, path);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path)) ?? _root.FullName);
        File.WriteAllText(At(path), text);
        return At(path);
    }

    public Task<Answer> VerifyAsync(params string[] arguments) => new TestTerminal().RunAsync(["verify", Definition, .. arguments]);

    public async Task ConvertAsync() =>
        Assert.Equal(0, (await new TestTerminal().RunAsync("convert", Definition, "-o", Generated)).Code);

    /// <summary>Converts, adopts the workflow, and changes a text in it.</summary>
    public async Task AdoptAsync(string old = "", string now = "")
    {
        await ConvertAsync();
        Assert.Equal(0, (await new TestTerminal().RunAsync("adopt", Workflow)).Code);
        var text = await File.ReadAllTextAsync(Workflow);
        if (old.Length > 0)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            await File.WriteAllTextAsync(Workflow, text.Replace(old, now, StringComparison.Ordinal));
        }
    }

    public Task<Answer> WriteTestsAsync(params string[] histories) =>
        VerifyAsync([.. histories.Select(History), "--generated", Generated, "--tests", Tests]);

    /// <summary>The names of all files below a folder, with forward slashes.</summary>
    public static IEnumerable<string> FilesIn(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>A history of the fixture with its list of events changed.</summary>
    public static string Changed(string name, Action<JsonArray> change)
    {
        var history = JsonNode.Parse(File.ReadAllText(History(name))) ?? throw new FormatException(name);
        change(history["events"]?.AsArray() ?? throw new FormatException(name));
        return history.ToJsonString();
    }

    public void Dispose() => _root.Delete(recursive: true);
}
