using System.Diagnostics;
using Durable.Runtime;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace Sfn2Durable.Benchmarks.Runtime;

/// <summary>Runs executions of durable steps that do nothing but return a number.</summary>
internal sealed class StepRun : IAsyncDisposable
{
    private readonly EmbeddedHost _host;
    private double[]? _latencies;
    private int _latencyCount;

    private StepRun(IExecutionStore store)
    {
        _host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Store = store,
            Engine = new EngineOptions { Identity = OperationIdentity.ByName, Quota = ExecutionQuota.Unlimited },
        });
        _host.RegisterWorkflow<int, int>("steps", RunStepsAsync);
    }

    public static StepRun InMemory() => new(new InMemoryExecutionStore());

    public static StepRun OnSqlite(string folder, string name = "steps.db") =>
        new(new SqliteExecutionStore(Path.Combine(folder, name)));

    /// <summary>Runs executions at the same time; answers how many steps a second.</summary>
    public async Task<double> StepsPerSecondAsync(int executions, int stepsEach)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, executions).Select(
            _ => Task.Run(() => _host.RunAsync<int, int>("steps", stepsEach))));
        return (double)executions * stepsEach / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Runs executions at the same time; answers what steps take, from the shortest to the longest, in
    /// milliseconds.</summary>
    public async Task<double[]> LatenciesAsync(int executions, int stepsEach)
    {
        _latencyCount = 0;
        _latencies = new double[executions * stepsEach];
        await StepsPerSecondAsync(executions, stepsEach);
        var sorted = _latencies;
        _latencies = null;
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Answers how many bytes a step allocates, all threads together.</summary>
    public async Task<double> BytesPerStepAsync(int executions, int stepsEach)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await StepsPerSecondAsync(executions, stepsEach);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / ((double)executions * stepsEach);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<int> RunStepsAsync(int count, IDurableContext context)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            var start = _latencies is null ? 0 : Stopwatch.GetTimestamp();
            sum += await context.StepAsync(static (_, _) => Task.FromResult(1), "step");
            if (_latencies is { } latencies)
            {
                latencies[Interlocked.Increment(ref _latencyCount) - 1] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        return sum;
    }
}
