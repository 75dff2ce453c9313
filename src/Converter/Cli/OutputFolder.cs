using Sfn2Durable.Emit;
using Sfn2Durable.Verification;

namespace Sfn2Durable.Cli;

/// <summary>What writing came to.</summary>
internal sealed record WriteResult(
    string Folder, IReadOnlyList<string> Written, IReadOnlyList<string> Kept, string? Problem);

/// <summary>
/// Writes generated files so that each appears complete or not at all, and never over a file that is not ours: a file
/// counts as ours when the lock file beside it says so.
/// </summary>
internal sealed class OutputFolder(string root, bool force)
{
    private const string Temporary = ".sfn2durable-tmp";

    /// <summary>Writes one machine's files and their lock file into its folder.</summary>
    public WriteResult Write(string folder, Conversion conversion, GeneratedWorkflow output, EmitOptions options)
    {
        var known = LockFile.ReadFolder(Path.Combine(root, folder));
        var written = LockFile.Of(conversion, output, options).KeepingOwnersOf(known);
        var files = output.Files.Append(new GeneratedFile(LockFile.FileName, written.ToText())).ToList();
        return Write(folder, files, path => known?.OwnerOf(path));
    }

    /// <summary>Writes one machine's files into its folder.</summary>
    /// <param name="folder">The folder's name below the output folder.</param>
    /// <param name="files">What to write.</param>
    /// <param name="isOurs">Whether a file that is there was written by this program and not taken over by the team.</param>
    private WriteResult Write(string folder, IReadOnlyList<GeneratedFile> files, Func<string, FileOwner?> isOurs)
    {
        var target = Path.Combine(root, folder);
        var (write, keep) = (new List<GeneratedFile>(), new List<string>());
        foreach (var file in files)
        {
            var path = Path.Combine(target, file.Path);
            if (!File.Exists(path) || SameText(path, file.Text))
            {
                write.Add(file);
                continue;
            }

            switch (isOurs(file.Path))
            {
                case FileOwner.Team:
                    keep.Add(file.Path);
                    break;
                case null when !force:
                    return new WriteResult(target, [], [], $"'{path}' exists and was not written by sfn2durable. "
                        + "Choose another folder with --output, or overwrite it with --force.");
                default:
                    write.Add(file);
                    break;
            }
        }

        return Commit(target, write, keep);
    }

    private static bool SameText(string path, string text)
    {
        try
        {
            return File.ReadAllText(path) == text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>All files are written beside their places first, then moved, which is one step for each.</summary>
    private static WriteResult Commit(string target, List<GeneratedFile> files, List<string> kept)
    {
        var staged = new List<(string From, string To)>();
        try
        {
            Directory.CreateDirectory(target);
            foreach (var file in files)
            {
                var path = Path.Combine(target, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? target);
                File.WriteAllText(path + Temporary, file.Text);
                staged.Add((path + Temporary, path));
            }

            foreach (var (from, to) in staged)
            {
                File.Move(from, to, overwrite: true);
            }

            return new WriteResult(target, [.. files.Select(static f => f.Path)], kept, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            staged.ForEach(static s => TryDelete(s.From));
            return new WriteResult(target, [], kept, $"Cannot write to '{target}': {error.Message}");
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The disk refuses; the message about it is already on its way.
        }
    }
}
