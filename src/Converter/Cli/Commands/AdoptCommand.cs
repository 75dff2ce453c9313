using System.CommandLine;
using Sfn2Durable.Emit;
using Sfn2Durable.Verification;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable adopt</c>: from now on a generated file is the team's.</summary>
internal sealed class AdoptCommand
{
    private readonly Terminal _terminal;

    private readonly Argument<string[]> _files = new("files")
    {
        Description = "Generated files that are edited by hand from now on.",
        Arity = ArgumentArity.OneOrMore,
    };

    private AdoptCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new AdoptCommand(terminal);
        var command = new Command("adopt", "Take generated files over: convert and check --fix leave them alone then.")
        {
            self._files,
        };
        command.SetAction(parsed => (parsed.GetValue(self._files) ?? []).All(self.Adopt) ? ExitCode.Success : ExitCode.InputError);
        return command;
    }

    private bool Adopt(string file)
    {
        var path = Path.GetFullPath(file);
        if (!File.Exists(path))
        {
            _terminal.Error.WriteLine(Directory.Exists(path)
                ? $"sfn2durable: '{file}' is a folder: name the files in it that shall be yours."
                : $"sfn2durable: '{file}' does not exist.");
            return false;
        }

        if (Home(path) is not { } home)
        {
            _terminal.Error.WriteLine($"sfn2durable: '{file}' is not among generated files: no lock file stands beside or above it.");
            return false;
        }

        if (LockFile.ReadFolder(home) is not { } known)
        {
            _terminal.Error.WriteLine(
                $"sfn2durable: {Path.Combine(home, LockFile.FileName)} cannot be used; 'sfn2durable check' says why.");
            return false;
        }

        var name = Path.GetRelativePath(home, path).Replace('\\', '/');
        if (name == LockFile.FileName)
        {
            _terminal.Error.WriteLine("sfn2durable: the lock file stays the converter's.");
            return false;
        }

        return Adopt(file, name, home, known);
    }

    private bool Adopt(string file, string name, string home, LockFile known)
    {
        if (known.OwnerOf(name) == FileOwner.Team)
        {
            _terminal.Out.WriteLine($"{file} is adopted already.");
            return true;
        }

        try
        {
            // A file that was never generated is put on the list, so that check knows it.
            var files = known.Find(name) is { } locked
                ? known.Files.Select(f => f == locked ? f with { Owner = FileOwner.Team } : f)
                : known.Files.Append(new LockedFile(name, LockFile.Hash(File.ReadAllText(Path.Combine(home, name))), FileOwner.Team));
            File.WriteAllText(Path.Combine(home, LockFile.FileName), (known with { Files = [.. files] }).ToText());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _terminal.Error.WriteLine($"sfn2durable: {error.Message}");
            return false;
        }

        _terminal.Out.WriteLine($"{file} is yours now.");
        return true;
    }

    /// <summary>The folder with the lock file: the file's own, or one above it.</summary>
    private static string? Home(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !File.Exists(Path.Combine(folder, LockFile.FileName)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
