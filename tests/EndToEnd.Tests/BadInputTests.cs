using Converter.Tests.House;

namespace EndToEnd.Tests;

/// <summary>Options that lead nowhere are told with the way out.</summary>
public sealed class BadInputTests : IDisposable
{
    private static readonly string Fixture = Path.Combine(Repository.Root, "tests", "fixtures", "polling-loop");
    private static readonly string Definition = Path.Combine(Fixture, "definition.asl.json");
    private static readonly string Histories = Path.Combine(Fixture, "histories");

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sfn2durable-bad-");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("--objects", "nowhere", "BUCKET/KEY")]
    [InlineData("--execution-arn", "arn:aws:states:eu-west-1:1:stateMachine:m", "execution:MACHINE:NAME")]
    [InlineData("--tests", "tests", "--generated")]
    public async Task Verify_refuses_an_option_that_it_cannot_use(string option, string value, string wayOut)
    {
        var answer = await new TestTerminal().RunAsync("verify", Definition, Histories, option, value);

        Assert.Equal(2, answer.Code);
        Assert.Contains(wayOut, Assert.Single(answer.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_wants_files_and_no_folder()
    {
        var answer = await new TestTerminal().RunAsync("adopt", _root.FullName);

        Assert.Equal(1, answer.Code);
        Assert.Contains("is a folder: name the files", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_names_the_option_with_the_unknown_region()
    {
        var answer = await new TestTerminal().RunAsync("cost", Definition, "--region", "eu-west-11");

        Assert.Equal(1, answer.Code);
        Assert.StartsWith("--region(1,1): error SFN5001", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_ends_with_one_when_a_history_cannot_be_read()
    {
        var file = Path.Combine(_root.FullName, "empty.json");
        await File.WriteAllTextAsync(file, "");

        var answer = await new TestTerminal().RunAsync("cost", Definition, "--history", file);

        Assert.Equal(1, answer.Code);
        Assert.Contains("SFN5202", answer.Error, StringComparison.Ordinal);
    }
}
