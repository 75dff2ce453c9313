namespace Sfn2Durable.Verification;

/// <summary>
/// Remembers which sources compiled and were in order. Only success is remembered, under a hash of everything the answer
/// depends on; a memory that is gone, cut off or written by somebody else means that the work is done once more.
/// </summary>
/// <param name="folder">Where it is kept; it need not exist, and may be deleted at any time.</param>
internal sealed class CheckCache(string folder)
{
    /// <summary>About 40 MB of disk blocks; the oldest half goes when there are more.</summary>
    private const int MaxEntries = 10_000;

    private const string Ending = ".ok";

    private int _isPruned;

    /// <summary>The one in the user's own cache folder, or a fresh one below the temporary files where there is none.</summary>
    public static CheckCache OfUser() => new(Environment.GetEnvironmentVariable("SFN2DURABLE_CACHE") is { Length: > 0 } chosen
        ? chosen
        : Path.Combine(UserCache(), "sfn2durable", "checked"));

    public bool Knows(string key)
    {
        try
        {
            return File.Exists(FileOf(key)) && File.ReadAllText(FileOf(key)) == key;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Remember(string key)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // Two runs may write the same entry; each moves a complete one into its place.
            var draft = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllText(draft, key);
            File.Move(draft, FileOf(key), overwrite: true);
            if (Interlocked.Exchange(ref _isPruned, 1) == 0)
            {
                Prune();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without the memory the next run compiles once more.
        }
    }

    private void Prune()
    {
        var entries = new DirectoryInfo(folder).GetFiles();
        if (entries.Length <= MaxEntries)
        {
            return;
        }

        foreach (var old in entries.OrderBy(static e => e.LastWriteTimeUtc).Take(MaxEntries / 2))
        {
            old.Delete();
        }
    }

    private string FileOf(string key) => Path.Combine(folder, key + Ending);

    private static string UserCache()
    {
        var known = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache)
            ? cache
            : OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Home();
        return known.Length > 0 ? known : Directory.CreateTempSubdirectory("sfn2durable-").FullName;

        static string Home() =>
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home
                ? Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache")
                : "";
    }
}
