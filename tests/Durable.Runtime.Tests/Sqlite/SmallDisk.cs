using System.Diagnostics;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>A disk of a few megabytes, in memory. Only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public string File => Path.Combine(Folder, "store.db");

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Mounts a disk; <c>null</c>, and a line in the output, where that is not allowed.</summary>
    public static SmallDisk? TryMount(int megabytes, ITestOutputHelper output)
    {
        var folder = Directory.CreateTempSubdirectory("sfn2durable-disk-").FullName;
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder))
        {
            return new SmallDisk(folder);
        }

        Directory.Delete(folder);
        output.WriteLine("Skipped: this process may not mount a disk.");
        return null;
    }

    /// <summary>Leaves no room but so much.</summary>
    public void Fill(long leave = 0)
    {
        Free();
        using var file = new FileStream(Filler, FileMode.Create);
        var room = new DriveInfo(Folder).AvailableFreeSpace - leave;
        var page = new byte[4096];
        for (var written = 0L; written < room; written += page.Length)
        {
            try
            {
                file.Write(page);
                file.Flush();
            }
            catch (IOException)
            {
                break;
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void Free() => System.IO.File.Delete(Filler);

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Folder));

    /// <summary>Makes the store's file read-only, until what is returned is disposed. Its mode would not keep root out.
    /// </summary>
    public IDisposable MakeFileReadOnly()
    {
        Assert.True(Run("mount", "--bind", File, File));
        Assert.True(Run("mount", "-o", "remount,bind,ro", File));
        return new Mount(File);
    }

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private sealed class Mount(string path) : IDisposable
    {
        public void Dispose() => Assert.True(Run("umount", path));
    }
}
