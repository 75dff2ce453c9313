using System.Diagnostics;

namespace Durable.Runtime.Tests.Crash;

/// <summary>One life of a process that works on a store: <c>tools/CrashChild</c>.</summary>
internal sealed class CrashChild : IDisposable
{
    private readonly Process _process;
    private readonly CrashWitness _witness;
    private readonly Task _reading;

    private CrashChild(Process process, CrashWitness witness)
    {
        _process = process;
        _witness = witness;
        _reading = Task.Run(ReadAsync);
    }

    public int ProcessId => _process.Id;

    /// <summary>Completes when the process has opened its store.</summary>
    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the process was told that its disk is full.</summary>
    public TaskCompletionSource Full { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the process holds a write.</summary>
    public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static CrashChild Start(CrashWitness witness, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNet) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new CrashChild(
            Process.Start(start) ?? throw new InvalidOperationException("The process could not be started."), witness);
    }

    /// <summary>Ends the process as a loss of power would: nothing in it gets to know.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>Waits a while, for no particular event: an instant as good as any.</summary>
    public Task AfterAsync(TimeSpan time) => Task.WhenAny(_reading, Elapsed(time));

    /// <summary>Waits until there is no room, or for so long at most.</summary>
    public Task FullAsync(TimeSpan patience) => Task.WhenAny(Full.Task, AfterAsync(patience));

    /// <summary>Waits until the store is open, or the process has ended.</summary>
    public Task OpenedAsync() => Task.WhenAny(_reading, Opened.Task);

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>Its exit code, and what it said of errors.</returns>
    public async Task<(int Code, string Errors)> EndAsync()
    {
        var errors = await _process.StandardError.ReadToEndAsync();
        await _reading;
        await _process.WaitForExitAsync();
        return (_process.ExitCode, errors);
    }

    /// <summary>Waits until the process holds a write, and kills it; answers whether it did, instead of ending.</summary>
    public async Task<bool> KillWhenHeldAsync()
    {
        await Task.WhenAny(Held.Task, _reading);
        var isHeld = Held.Task.IsCompleted;
        if (isHeld)
        {
            await KillAsync();
            return true;
        }

        Assert.Equal((0, ""), await EndAsync());
        return false;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>The program lies beside this one, in a folder of its own.</summary>
    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent?.Parent?.FullName ?? "", "CrashChild", here.Name, "CrashChild.dll");
        }
    }

    private static string DotNet =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath ?? "dotnet"
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static async Task Elapsed(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }

    private async Task ReadAsync()
    {
        // A line that the kill cut short says nothing.
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _witness.Read(line);
            (line switch { "open" => Opened, "full" => Full, "hold" => Held, _ => null })?.TrySetResult();
        }
    }
}
