using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// Keeps a store to one process: a lock of the operating system on a file beside it, which ends with the process however
/// that ends. The file itself stays, and tells only that there has been a store.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    /// <summary>EAGAIN on Linux and on macOS, and a sharing violation on Windows.</summary>
    private static readonly int[] HeldElsewhere = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The store's file, without links.</param>
    /// <returns>The lock; <c>null</c> when another has it.</returns>
    public static StoreLock? TryTake(string path)
    {
        var file = TryOpen(path);
        if (file is null)
        {
            return null;
        }

        using var second = TryOpen(path);
        if (second is not null)
        {
            file.Dispose();
            throw new ExecutionStoreException(
                $"The file system of '{path}' has no locks, so nothing would keep a second process out. Use a local disk.");
        }

        return new StoreLock(file);
    }

    /// <summary>Whether there has been a store before.</summary>
    public bool KnowsStore => _file.Length > 0;

    /// <summary>Notes that there is a store.</summary>
    public void NoteStore()
    {
        if (!KnowsStore)
        {
            _file.Write("The store beside this file is open in one process at a time.\n"u8);
            _file.Flush();
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (HeldElsewhere.Contains(exception.HResult))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExecutionStoreException($"The store '{path}' cannot be opened for writing: {exception.Message}");
        }
    }
}
