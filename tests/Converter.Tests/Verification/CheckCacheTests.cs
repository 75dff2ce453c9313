using Sfn2Durable.Cli;
using Sfn2Durable.Verification;

namespace Converter.Tests.Verification;

/// <summary>The memory of checks: it makes the second run fast and never says that something is in order which is not.</summary>
public sealed class CheckCacheTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sfn2durable-cache-");

    private CheckCache Cache => new(Path.Combine(_folder.FullName, "checked"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_remembered_is_known_to_the_next_run()
    {
        Cache.Remember(LockFile.Hash("a"));

        Assert.True(Cache.Knows(LockFile.Hash("a")));
        Assert.False(Cache.Knows(LockFile.Hash("b")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("half")]
    [InlineData("another key")]
    public void A_damaged_entry_is_not_believed(string content)
    {
        var key = LockFile.Hash("a");
        Cache.Remember(key);
        var entry = Assert.Single(_folder.GetFiles("*", SearchOption.AllDirectories));
        File.WriteAllText(entry.FullName, content);

        Assert.False(Cache.Knows(key));
        Cache.Remember(key);
        Assert.True(Cache.Knows(key));
    }

    [Fact]
    public void A_deleted_memory_and_one_that_cannot_be_written_do_no_harm()
    {
        var key = LockFile.Hash("a");
        var blocked = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(blocked, "");

        new CheckCache(blocked).Remember(key);

        Assert.False(new CheckCache(blocked).Knows(key));
        Assert.False(new CheckCache(Path.Combine(_folder.FullName, "nowhere")).Knows(key));
    }

    [Fact]
    public void A_fault_is_found_again_in_every_run_and_order_is_found_after_it_is_mended()
    {
        const string Workflow = "out/Orders/OrdersWorkflow.cs";
        using var project = Project.Converted();
        Assert.Equal(ExitCode.Success, Project.Run("adopt", project.At(Workflow)).Exit);
        Assert.Equal(ExitCode.Success, project.Check().Exit);
        var good = project.Read(Workflow);

        project.Edit(Workflow, "states.Enter(\"Done\"", "Absent(); states.Enter(\"Done\"");
        Assert.Equal(ExitCode.CheckFailed, project.Check().Exit);
        Assert.Equal(ExitCode.CheckFailed, project.Check().Exit);

        project.Write(Workflow, good);
        Assert.Equal(ExitCode.Success, project.Check().Exit);
    }
}
