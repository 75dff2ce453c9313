namespace Durable.Runtime.Sqlite;

/// <summary>A store's file before SQLite gets to see it.</summary>
internal static class StoreFile
{
    /// <summary>The whole path, without links: two paths to one file are one store.</summary>
    public static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        var link = new FileInfo(full);
        return link.LinkTarget is null ? full : link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
    }

    /// <summary>Throws when the file is too short for a store: SQLite makes a new file of one that has lost nearly all.
    /// </summary>
    public static void CheckLength(string path, bool hasBeenStore)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.Length < Schema.SmallestFile && (file.Length > 0 || hasBeenStore))
        {
            throw Failures.Damaged(path, FormattableString.Invariant($"it has only {file.Length} bytes left"));
        }
    }
}
