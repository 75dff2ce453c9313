using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Replay;
using Durable.Runtime.Tests.Sqlite;

namespace Durable.Runtime.Tests.Hosting;

/// <summary>Executions stay on the code they started on.</summary>
public sealed class VersionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ListLogger _log = new();

    [Fact]
    public async Task An_execution_goes_on_with_its_version_while_new_ones_take_the_newest()
    {
        var old = await BeginAsync();
        await using var host = Host("1", "2");
        await AnswerAsync(host, old);

        Assert.Equal("version 1: yes", await host.WaitForResultAsync<string>(old));
        var young = await host.StartExecutionAsync("greet", 0, "young");
        Assert.Equal("2", young.Version);
        await host.WaitForRestAsync(young.Id);
        await AnswerAsync(host, young.Id);
        Assert.Equal("version 2: yes", await host.WaitForResultAsync<string>(young.Id));
    }

    [Fact]
    public async Task An_execution_without_its_version_waits_and_the_host_says_so()
    {
        var old = await BeginAsync();
        await using (var host = Host("2"))
        {
            await AnswerAsync(host, old);
            Assert.Equal(ExecutionStatus.Running, (await host.WaitForRestAsync(old)).Status);
        }

        Assert.Contains(
            "Execution greet/old needs version 1 of workflow greet, which is not registered. It waits.", _log.Lines);

        await using var again = Host("2", "1");
        Assert.Equal("version 1: yes", await again.WaitForResultAsync<string>(old));
    }

    [Fact]
    public async Task A_workflow_that_is_not_registered_cannot_be_started()
    {
        await using var host = Host("1");
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => host.StartExecutionAsync("great", 0));
        Assert.StartsWith("No workflow 'great' is registered.", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> BeginAsync()
    {
        await using var host = Host("1");
        var execution = await host.StartExecutionAsync("greet", 0, "old");
        await host.WaitForRestAsync(execution.Id);
        await host.StopAsync();
        return execution.Id;
    }

    private static async Task AnswerAsync(EmbeddedHost host, string executionId) =>
        await host.CompleteCallbackAsync(await host.WaitForCallbackAsync(executionId), "yes");

    private EmbeddedHost Host(params string[] versions)
    {
        var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Store = new SqliteExecutionStore(Path.Combine(_folder.Path, "greet.db")),
            LoggerFactory = new OneLogger(_log),
        });
        foreach (var version in versions)
        {
            host.RegisterWorkflow<int, string>(
                "greet",
                async (_, context) =>
                {
                    var callback = await context.CreateCallbackAsync<string>("answer");
                    return $"version {version}: {await callback.GetResultAsync()}";
                },
                new WorkflowOptions { Version = version });
        }

        return host;
    }
}
