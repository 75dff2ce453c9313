using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Durable.Runtime;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace Sfn2Durable.Benchmarks.Runtime;

/// <summary>This program again, as a process that is killed. It answers with lines of a word and a number.</summary>
internal static class RuntimeChild
{
    private static readonly TaskCompletionSource AllSubmitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private static TextWriter _callbacks = TextWriter.Null;
    private static int _submitted;
    private static int _wanted = -1;

    /// <summary>Whether garbage is collected beside the work.</summary>
    private static bool IsConcurrent => GCSettings.LatencyMode != GCLatencyMode.Batch;

    /// <summary>Starts a child.</summary>
    /// <param name="role">What it does: <c>suspend</c>, <c>finish</c> or <c>hold</c>.</param>
    /// <param name="path">The store.</param>
    /// <param name="executions">How many executions.</param>
    /// <param name="isConcurrent">Whether garbage is collected beside the work, which is .NET's default and not this
    /// program's.</param>
    /// <param name="published">This program as it was published; <c>null</c>: as it runs now.</param>
    public static Process Start(
        string role,
        string path,
        int executions,
        bool isConcurrent = false,
        string? published = null)
    {
        string[] arguments = ["child", role, path, executions.ToString(CultureInfo.InvariantCulture)];
        var program = published ?? Environment.ProcessPath ?? "dotnet";

        // Started as `dotnet Benchmarks.dll`, this process is dotnet.
        var isHosted = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] all = isHosted ? [typeof(RuntimeChild).Assembly.Location, .. arguments] : arguments;
        var start = new ProcessStartInfo(program, all)
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_gcConcurrent"] = isConcurrent ? "1" : "0" },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The process could not be started.");
    }

    /// <summary>Waits for a line of a child.</summary>
    /// <returns>The number in it.</returns>
    public static async Task<double> ExpectAsync(Process child, string word)
    {
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(word + " ", StringComparison.Ordinal))
            {
                return double.Parse(line[(word.Length + 1)..], CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException($"The child ended without saying '{word}'.");
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (role, path) = (arguments[0], arguments[1]);
        var count = int.Parse(arguments[2], CultureInfo.InvariantCulture);

        // Which callbacks are to be answered is known outside.
        var callbacks = role == "finish" ? File.ReadAllLines(path + "-callbacks") : [];
        var watch = Stopwatch.StartNew();
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Store = new SqliteExecutionStore(path),

            // As advised together with this setting of the collector.
            CollectGarbageAtRest = !IsConcurrent,
        });
        host.RegisterWorkflow<int, int>("waits", WaitAsync);
        await host.StartAsync();
        if (role == "suspend")
        {
            Say("empty", Resident());
            await SuspendAsync(host, path, count);
            Say("suspended", await ResidentAtRestAsync());
        }
        else if (role == "finish")
        {
            Say("opened", watch.Elapsed.TotalSeconds);
            await FinishAsync(host, callbacks);
            Say("finished", watch.Elapsed.TotalSeconds);
            return 0;
        }
        else
        {
            Say("opened", await ResidentAtRestAsync());
        }

        await new TaskCompletionSource().Task;
        return 0;
    }

    private static async Task<int> WaitAsync(int number, IDurableContext context)
    {
        var one = await context.StepAsync((_, _) => Task.FromResult(number), "before");
        var callback = await context.CreateCallbackAsync<int>("answer");
        await _callbacks.WriteLineAsync(callback.CallbackId);
        if (Interlocked.Increment(ref _submitted) == _wanted)
        {
            AllSubmitted.TrySetResult();
        }

        var two = await callback.GetResultAsync();
        return await context.StepAsync((_, _) => Task.FromResult(one + two), "after");
    }

    private static async Task SuspendAsync(EmbeddedHost host, string path, int count)
    {
        _wanted = count;
        await using var file = File.CreateText(path + "-callbacks");
        _callbacks = TextWriter.Synchronized(file);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (number, token) =>
            await host.StartExecutionAsync("waits", number, $"run-{number}", token));
        await AllSubmitted.Task;
        await host.StopAsync();
    }

    private static async Task FinishAsync(EmbeddedHost host, string[] callbacks)
    {
        // Answers come from many sides at once.
        var answers = callbacks.Chunk((callbacks.Length / Environment.ProcessorCount) + 1).Select(some =>
            Task.Run(() => Task.WhenAll(Array.ConvertAll(some, callback => host.CompleteCallbackAsync(callback, 1)))));
        var answered = Task.WhenAll(answers);
        var ends = new Task<ExecutionInfo>[callbacks.Length];
        for (var number = 0; number < ends.Length; number++)
        {
            ends[number] = host.WaitForEndAsync($"waits/run-{number}");
        }

        var executions = await Task.WhenAll(ends);
        await answered;
        if (executions.Any(execution => execution.Status != ExecutionStatus.Succeeded))
        {
            throw new InvalidOperationException("An execution did not succeed.");
        }
    }

    /// <summary>Waits until the process has come to rest, which for the collector takes a moment longer than for the
    /// host: what is asked is how much a process holds that waits.</summary>
    private static async Task<double> ResidentAtRestAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(4));
        return Resident();
    }

    private static double Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / (1024.0 * 1024.0);
    }

    private static void Say(string word, double number) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word} {number:0.000}"));
}
