using System.Text;
using Sfn2Durable.Cli;

namespace Converter.Tests.Cli;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs the program in this process, with its output caught.</summary>
    public static Task<CommandRun> Of(params string[] args) => WithInput([], args);

    public static async Task<CommandRun> WithInput(byte[] input, params string[] args)
    {
        var terminal = new CaughtTerminal(input);
        var code = await CommandLine.RunAsync(args, terminal);
        return new CommandRun(code, terminal.Out.ToString() ?? "", terminal.Error.ToString() ?? "");
    }

    private sealed class CaughtTerminal(byte[] input) : Terminal
    {
        public override TextWriter Out { get; } = new StringWriter(new StringBuilder());

        public override TextWriter Error { get; } = new StringWriter(new StringBuilder());

        public override bool IsInteractive => false;

        public override Stream OpenInput() => new MemoryStream(input, writable: false);
    }
}
