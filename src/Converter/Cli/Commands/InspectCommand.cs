using System.CommandLine;
using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Diagnostics.Writers;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable inspect</c>: the structured tree after any pass, or the graph as Mermaid.</summary>
internal sealed class InspectCommand
{
    private static readonly string[] PassNames = [.. StructurePipeline.Passes.Select(static p => p.GetType().Name)];

    private readonly CommonOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Option<string?> _after = new("--after")
    {
        Description = "The pass after which to print the tree; the last one where it is not given.",
        HelpName = "PASS",
    };

    private readonly Option<bool> _mermaid = new("--mermaid") { Description = "Print the graph of states as Mermaid." };

    private InspectCommand(Terminal terminal)
    {
        _terminal = terminal;
        _after.CompletionSources.Add(PassNames);
    }

    public static Command Create(Terminal terminal)
    {
        var self = new InspectCommand(terminal);
        var command = new Command("inspect", "Show how control flow was recovered: the tree after a pass, or the graph.")
        {
            self._common.Input, self._after, self._mermaid, self._common.Substitute, self._common.Substitutions,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var after = parsed.GetValue(_after);
        if (after is not null && !PassNames.Contains(after))
        {
            _terminal.Error.WriteLine($"sfn2durable: there is no pass '{after}'. Passes: {string.Join(", ", PassNames)}.");
            return ExitCode.UsageError;
        }

        var diagnostics = new DiagnosticBag();
        var loader = new DefinitionLoader(_common.Load(parsed, _terminal, diagnostics));
        var documents = loader.Load([parsed.GetValue(_common.Input) ?? "-"], diagnostics);
        foreach (var document in documents)
        {
            if (DefinitionBinder.Bind(document, new BinderOptions(), diagnostics) is not { } definition || diagnostics.HasErrors)
            {
                continue;
            }

            _terminal.Out.Write(parsed.GetValue(_mermaid)
                ? MermaidWriter.Write(definition)
                : after is null
                    ? StructureWriter.Write(Structurer.Structure(definition, diagnostics))
                    : StructureWriter.WriteAfter(definition, after));
        }

        ConsoleReporter.Print(diagnostics.Sorted(), DiagnosticFormat.Text, _terminal);
        return diagnostics.HasErrors ? ExitCode.InputError : ExitCode.Success;
    }
}
