using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Sfn2Durable.Benchmarks.Runtime;

/// <summary>
/// The least a group commit can be: many producers append entries to a preallocated file and wait until they are safe;
/// one of them writes and syncs for all that have come in. No format, no recovery, no rules.
/// </summary>
internal sealed class GroupCommitFile(string folder) : IDisposable
{
    private const int Size = 32 * 1024 * 1024;
    private const int EntrySize = 200;

    private readonly SafeFileHandle _file = DiskProbe.Preallocated(folder, "group", Size);
    private readonly Lock _lock = new();
    private byte[] _filling = new byte[1024 * 1024];
    private byte[] _writing = new byte[1024 * 1024];
    private TaskCompletionSource? _promise;
    private int _length;
    private long _offset;
    private bool _isLed;

    /// <summary>Lets producers append entries; answers how many a second.</summary>
    public static double EntriesPerSecond(string folder, int producers, int entriesEach)
    {
        using var file = new GroupCommitFile(folder);
        var watch = Stopwatch.StartNew();
        Task.WaitAll([.. Enumerable.Range(0, producers).Select(_ => Task.Run(() => file.ProduceAsync(entriesEach)))]);
        return producers * entriesEach / watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => _file.Dispose();

    private async Task ProduceAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await AppendAsync();
        }
    }

    private Task AppendAsync()
    {
        lock (_lock)
        {
            _filling.AsSpan(_length, EntrySize).Fill((byte)_length);
            _length += EntrySize;
            if (_isLed)
            {
                _promise ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return _promise.Task;
            }

            _isLed = true;
        }

        Lead();
        return Task.CompletedTask;
    }

    private void Lead()
    {
        int length;
        TaskCompletionSource? promise;
        lock (_lock)
        {
            (_filling, _writing) = (_writing, _filling);
            (length, _length) = (_length, 0);
            (promise, _promise) = (_promise, null);
        }

        _offset = _offset + length > Size ? 0 : _offset;
        RandomAccess.Write(_file, _writing.AsSpan(0, length), _offset);
        DiskProbe.Sync(_file);
        _offset += length;
        promise?.TrySetResult();
        lock (_lock)
        {
            _isLed = _promise is not null;
            if (_isLed)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static file => file.Lead(), this, preferLocal: false);
            }
        }
    }
}
