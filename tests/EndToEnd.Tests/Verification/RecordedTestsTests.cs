using System.Diagnostics;
using Converter.Tests.House;

namespace EndToEnd.Tests.Verification;

/// <summary><c>verify --tests</c>: the written project, and what is left alone.</summary>
public sealed class RecordedTestsTests : IDisposable
{
    private readonly TeamFolder _team = new();

    public void Dispose() => _team.Dispose();

    /// <summary>Builds and tests two projects, which takes a while.</summary>
    [Fact]
    public async Task The_written_project_builds_passes_and_fails_when_the_code_changes()
    {
        await _team.AdoptAsync();
        var written = await _team.WriteTestsAsync("two-rounds.json", "failed.json", "aborted.json");
        Assert.True(written.Code == 0, written.Error);

        var (passed, said) = DotnetTest();
        Assert.True(passed == 0, said);
        Assert.Matches(@"Passed:\s+2,", said);

        var text = await File.ReadAllTextAsync(_team.Workflow);
        await File.WriteAllTextAsync(_team.Workflow, text.Replace("[\"S\"] = \"READY\"", "[\"S\"] = \"DONE\"", StringComparison.Ordinal));
        Assert.NotEqual(text, await File.ReadAllTextAsync(_team.Workflow));

        (var failed, said) = DotnetTest();
        Assert.True(failed != 0, said);
        Assert.Matches(@"Failed:\s+1, Passed:\s+1,", said);
    }

    [Fact]
    public async Task Only_executions_that_are_proven_to_their_end_become_tests()
    {
        await _team.ConvertAsync();

        Assert.Equal(0, (await _team.WriteTestsAsync("two-rounds.json", "aborted.json", "without-data.json")).Code);

        Assert.Equal(
            ["Recording.cs", "RecordingTests.cs", "Recordings/two_rounds.json", "Video.Recordings.csproj", "sfn2durable.recordings.json"],
            TeamFolder.FilesIn(_team.Tests));
    }

    [Fact]
    public async Task Nothing_is_written_where_nothing_is_proven()
    {
        await _team.ConvertAsync();

        var answer = await _team.WriteTestsAsync("aborted.json");

        Assert.Equal((1, false), (answer.Code, Directory.Exists(_team.Tests)));
        Assert.Contains("there is none", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_again_writes_the_same()
    {
        await _team.ConvertAsync();
        await _team.WriteTestsAsync("two-rounds.json");
        var before = Contents();

        Assert.Equal(0, (await _team.WriteTestsAsync("two-rounds.json")).Code);

        Assert.Equal(before, Contents());
    }

    [Theory]
    [InlineData("RecordingTests.cs")]
    [InlineData("Video.Recordings.csproj")]
    [InlineData("Recordings/two_rounds.json")]
    public async Task A_file_of_somebody_else_is_not_written_over_and_no_other_file_either(string path)
    {
        await _team.ConvertAsync();
        _team.Write("recorded/" + path, "mine");

        var answer = await _team.WriteTestsAsync("two-rounds.json");

        Assert.Equal(1, answer.Code);
        Assert.Contains("is not as sfn2durable wrote it", answer.Error, StringComparison.Ordinal);
        Assert.Equal([path + "\nmine"], Contents());
    }

    [Fact]
    public async Task An_edited_file_is_not_written_over()
    {
        await _team.ConvertAsync();
        await _team.WriteTestsAsync("two-rounds.json");
        await File.AppendAllTextAsync(_team.At("recorded/RecordingTests.cs"), "// Ours now.\n");

        var answer = await _team.WriteTestsAsync("two-rounds.json", "failed.json");

        Assert.Equal(1, answer.Code);
        Assert.EndsWith("// Ours now.\n", await File.ReadAllTextAsync(_team.At("recorded/RecordingTests.cs")), StringComparison.Ordinal);
        Assert.DoesNotContain("Recordings/failed.json", TeamFolder.FilesIn(_team.Tests));
    }

    [Fact]
    public async Task Recordings_that_are_no_longer_given_are_removed()
    {
        await _team.ConvertAsync();
        await _team.WriteTestsAsync("two-rounds.json", "failed.json");
        Assert.Contains("Recordings/failed.json", TeamFolder.FilesIn(_team.Tests));

        Assert.Equal(0, (await _team.WriteTestsAsync("two-rounds.json")).Code);

        Assert.DoesNotContain("Recordings/failed.json", TeamFolder.FilesIn(_team.Tests));
        Assert.DoesNotContain("failed", await File.ReadAllTextAsync(_team.At("recorded/RecordingTests.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_ours_or_was_edited_is_not_removed()
    {
        await _team.ConvertAsync();
        await _team.WriteTestsAsync("two-rounds.json", "failed.json");
        await File.AppendAllTextAsync(_team.At("recorded/Recordings/failed.json"), "\n");
        _team.Write("recorded/Recordings/mine.json", "{}");

        Assert.Equal(0, (await _team.WriteTestsAsync("two-rounds.json")).Code);

        Assert.Contains("Recordings/failed.json", TeamFolder.FilesIn(_team.Tests));
        Assert.Contains("Recordings/mine.json", TeamFolder.FilesIn(_team.Tests));
    }

    [Theory]
    [InlineData("""{"../kept.txt": "HASH"}""")]
    [InlineData("""{"Recordings/../../kept.txt": "HASH"}""")]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("[1]")]
    [InlineData("{")]
    public async Task A_list_that_somebody_wrote_removes_nothing_outside_and_stops_nothing(string list)
    {
        await _team.ConvertAsync();
        var kept = _team.Write("kept.txt", "kept");
        var hash = Sfn2Durable.Verification.LockFile.Hash("kept");
        _team.Write("recorded/sfn2durable.recordings.json", list.Replace("HASH", hash, StringComparison.Ordinal));

        Assert.Equal(0, (await _team.WriteTestsAsync("two-rounds.json")).Code);

        Assert.True(File.Exists(kept));
    }

    [Theory]
    [InlineData("generated/Video/recorded")]
    [InlineData("generated")]
    [InlineData("")]
    public async Task Neither_project_may_contain_the_other(string folder)
    {
        await _team.ConvertAsync();

        var answer = await _team.VerifyAsync(
            TeamFolder.History("two-rounds.json"), "--generated", _team.Generated, "--tests", _team.At(folder));

        Assert.Equal(1, answer.Code);
        Assert.Contains("beside each other", answer.Error, StringComparison.Ordinal);
    }

    private IEnumerable<string> Contents() =>
        [.. TeamFolder.FilesIn(_team.Tests).Select(f => $"{f}\n{File.ReadAllText(Path.Combine(_team.Tests, f))}")];

    private (int Code, string Said) DotnetTest()
    {
        // The configuration of this build, so that the runtime's projects are there already.
        var configuration = AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";
        var start = new ProcessStartInfo(
            "dotnet", ["test", _team.Tests, "-c", configuration, "-m:1", "-nodeReuse:false", $"-p:DurableSource={Repository.Root}"])
        {
            WorkingDirectory = _team.Tests,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
