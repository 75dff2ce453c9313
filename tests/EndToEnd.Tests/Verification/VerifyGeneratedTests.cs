namespace EndToEnd.Tests.Verification;

/// <summary><c>verify --generated</c>: what counts is the code that lies there, adopted files included.</summary>
public sealed class VerifyGeneratedTests : IDisposable
{
    private readonly TeamFolder _team = new();

    public void Dispose() => _team.Dispose();

    [Fact]
    public async Task Adopted_code_that_nobody_touched_is_proven()
    {
        await _team.AdoptAsync();

        Assert.Equal(0, (await VerifyAsync()).Code);
    }

    [Fact]
    public async Task Adopted_code_that_was_tidied_is_proven()
    {
        await _team.AdoptAsync("states.Enter(\"Publish\", data);", "// Viewers wait for this.\n        states.Enter(\"Publish\", data);");

        Assert.Equal(0, (await VerifyAsync()).Code);
    }

    [Theory]
    [InlineData("[\"FunctionName\"] = \"transcode-status\"", "[\"FunctionName\"] = \"transcode-state\"", "the request of 'Get Status'")]
    [InlineData("\"SUCCEEDED\"", "\"DONE\"", "the way to 'Publish'")]
    [InlineData("[\"id\"] = ", "[\"job\"] = ", "the output of 'Submit Job'")]
    public async Task Adopted_code_that_does_something_else_is_caught(string old, string now, string what)
    {
        await _team.AdoptAsync(old, now);

        var answer = await VerifyAsync();

        Assert.Equal(3, answer.Code);
        Assert.Contains(what, answer.Out.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_does_not_compile_ends_with_1_and_its_line()
    {
        await _team.AdoptAsync("states.Enter(\"Publish\", data);", "states.Entre(\"Publish\", data);");

        var answer = await VerifyAsync();

        Assert.Equal(1, answer.Code);
        Assert.Contains("CS1061", answer.Error, StringComparison.Ordinal);
        Assert.StartsWith(_team.Workflow + "(", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_generated_code_ends_with_1()
    {
        var answer = await VerifyAsync();

        Assert.Equal(1, answer.Code);
        Assert.Contains(_team.Generated, answer.Error, StringComparison.Ordinal);
    }

    private Task<Answer> VerifyAsync() => _team.VerifyAsync(TeamFolder.History("two-rounds.json"), "--generated", _team.Generated);
}
