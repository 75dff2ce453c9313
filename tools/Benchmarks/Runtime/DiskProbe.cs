using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sfn2Durable.Benchmarks.Runtime;

/// <summary>What the disk can do: the ceilings of everything durable.</summary>
internal static partial class DiskProbe
{
    private const int Page = 4096;
    private const int Pages = 1024;

    /// <summary>Overwrites pages of a preallocated file, each made safe before the next; answers how many a second.
    /// </summary>
    public static double SyncsPerSecond(string folder, int count)
    {
        using var file = Preallocated(folder, "probe", Pages * Page);
        var page = new byte[Page];
        Random.Shared.NextBytes(page);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            RandomAccess.Write(file, page, (long)(i % Pages) * Page);
            Sync(file);
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>A file with its blocks on the disk.</summary>
    public static SafeFileHandle Preallocated(string folder, string name, int size)
    {
        var file = File.OpenHandle(
            Path.Combine(folder, name), FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        RandomAccess.Write(file, new byte[size], 0);
        RandomAccess.FlushToDisk(file);
        return file;
    }

    /// <summary>Makes the content of a file safe, without its times where the system knows the difference.</summary>
    public static void Sync(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
        }
        else if (SyncData(file) != 0)
        {
            throw new IOException($"fdatasync failed with {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int SyncData(SafeFileHandle file);
}
