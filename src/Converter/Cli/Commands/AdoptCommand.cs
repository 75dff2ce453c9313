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
        var folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".";
        var name = Path.GetFileName(file);
        if (LockFile.ReadFolder(folder) is not { } known || known.OwnerOf(name) is not { } owner || name == LockFile.FileName)
        {
            _terminal.Error.WriteLine($"sfn2durable: '{file}' is not a generated file: no lock file beside it knows it.");
            return false;
        }

        if (owner == FileOwner.Team)
        {
            _terminal.Out.WriteLine($"{file} is adopted already.");
            return true;
        }

        var changed = known with { Files = [.. known.Files.Select(f => f.Path == name ? f with { Owner = FileOwner.Team } : f)] };
        try
        {
            File.WriteAllText(Path.Combine(folder, LockFile.FileName), changed.ToText());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _terminal.Error.WriteLine($"sfn2durable: {error.Message}");
            return false;
        }

        _terminal.Out.WriteLine($"{file} is yours now.");
        return true;
    }
}
