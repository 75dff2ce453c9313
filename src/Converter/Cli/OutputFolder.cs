using Sfn2Durable.Emit;
using Sfn2Durable.Verification;

namespace Sfn2Durable.Cli;

/// <summary>What writing came to.</summary>
internal sealed record WriteResult(
    string Folder, IReadOnlyList<string> Written, IReadOnlyList<string> Kept, string? Problem);

/// <summary>Which files that differ from what is to be written may be written over.</summary>
internal enum Overwrite
{
    /// <summary>Those that this program wrote and nobody has changed since.</summary>
    Untouched,

    /// <summary>All that the lock file calls managed, edited ones too.</summary>
    Managed,

    /// <summary>Also files that this program knows nothing of; adopted ones stay the team's.</summary>
    Everything,
}

/// <summary>
/// Writes generated files so that each appears complete or not at all, and never over work of somebody else: the lock file
/// says which files are ours, and its hashes which of them were changed since.
/// </summary>
internal sealed class OutputFolder(string root, Overwrite overwrite)
{
    private const string Temporary = ".sfn2durable-tmp";

    /// <summary>Writes one machine's files and their lock file into its folder.</summary>
    /// <param name="folder">The folder's name below the output folder.</param>
    public WriteResult Write(string folder, Conversion conversion, GeneratedWorkflow output, EmitOptions options)
    {
        var target = Path.Combine(root, folder);
        var known = LockFile.ReadFolder(target);
        var written = LockFile.Of(conversion, output, options).KeepingOwnersOf(known);
        var (write, keep) = (new List<GeneratedFile>(), new List<string>());
        foreach (var file in output.Files)
        {
            var path = Path.Combine(target, file.Path);
            var owner = known?.OwnerOf(file.Path);
            if (!File.Exists(path) && (owner != FileOwner.Team || overwrite != Overwrite.Managed))
            {
                write.Add(file);
            }
            else if (owner == FileOwner.Team)
            {
                keep.Add(file.Path);
            }
            else if (Obstacle(path, owner, known?.HashOfFile(file.Path), file.Text) is { } problem)
            {
                return new WriteResult(target, [], [], problem);
            }
            else
            {
                write.Add(file);
            }
        }

        write.Add(new GeneratedFile(LockFile.FileName, written.ToText()));
        var result = Commit(target, write, keep);
        if (result.Problem is null)
        {
            RemoveStale(target, known, output);
        }

        return result;
    }

    /// <summary>Deletes files that an earlier conversion made, this one does not, and nobody has changed.</summary>
    private static void RemoveStale(string target, LockFile? known, GeneratedWorkflow output)
    {
        foreach (var file in known?.Files ?? [])
        {
            var path = Path.Combine(target, file.Path);
            if (file.Owner == FileOwner.Managed
                && output.Files.All(f => f.Path != file.Path)
                && Path.GetFileName(file.Path) == file.Path
                && TextOf(path) is { } text
                && LockFile.Hash(text) == file.Hash)
            {
                TryDelete([path], null);
            }
        }
    }

    /// <summary>Why a file that exists may not be written over, or null when it may.</summary>
    private string? Obstacle(string path, FileOwner? owner, string? hash, string text)
    {
        if (overwrite == Overwrite.Everything || (owner is not null && overwrite == Overwrite.Managed))
        {
            return null;
        }

        // Git may have changed the line ends of a file that nobody has edited.
        if (TextOf(path) is { } actual && (actual == text || LockFile.Hash(actual) == hash))
        {
            return null;
        }

        return owner is null
            ? $"'{path}' exists and was not written by sfn2durable. Choose another folder with --output, or overwrite it with --force."
            : $"'{path}' was changed after it was generated. Keep the changes with 'sfn2durable adopt {path}', or overwrite them with --force.";
    }

    private static string? TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path).ReplaceLineEndings("\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>All files are written beside their places first, then moved, which is one step for each.</summary>
    private static WriteResult Commit(string target, List<GeneratedFile> files, List<string> kept)
    {
        var staged = new List<(string From, string To)>();
        var isNew = !Directory.Exists(target);
        try
        {
            Directory.CreateDirectory(target);
            foreach (var file in files)
            {
                var path = Path.Combine(target, file.Path);
                staged.Add((path + Temporary, path));
                File.WriteAllText(path + Temporary, file.Text);
            }

            foreach (var (from, to) in staged)
            {
                File.Move(from, to, overwrite: true);
            }

            return new WriteResult(target, [.. files.Select(static f => f.Path)], kept, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            TryDelete(staged.Select(static s => s.From), isNew ? target : null);
            return new WriteResult(target, [], kept, $"Cannot write to '{target}': {Reason(target, error)}");
        }
    }

    private static string Reason(string target, Exception error)
    {
        var file = Path.GetFullPath(target);
        while (file is not null && !File.Exists(file))
        {
            file = Path.GetDirectoryName(file);
        }

        return file is null ? error.Message : $"'{file}' is a file, not a folder.";
    }

    private static void TryDelete(IEnumerable<string> files, string? folder)
    {
        try
        {
            files.ToList().ForEach(File.Delete);
            if (folder is not null && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The disk refuses; the message about it is already on its way.
        }
    }
}
