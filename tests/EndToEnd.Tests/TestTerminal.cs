using System.Text;
using Sfn2Durable.Cli;

namespace EndToEnd.Tests;

/// <summary>What a command said, and what it answered with.</summary>
internal sealed record Answer(int Code, string Out, string Error);

/// <summary>A terminal that remembers.</summary>
internal sealed class TestTerminal(string input = "", bool isInteractive = false) : Terminal
{
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();

    public override TextWriter Out => new StringWriter(_out) { NewLine = "\n" };

    public override TextWriter Error => new StringWriter(_error) { NewLine = "\n" };

    public override bool IsInteractive => false;

    public override bool IsOutputInteractive => isInteractive;

    public override Stream OpenInput() => new MemoryStream(Encoding.UTF8.GetBytes(input));

    /// <summary>Runs the program with a command line.</summary>
    public async Task<Answer> RunAsync(params string[] arguments)
    {
        var code = await CommandLine.RunAsync(arguments, this);
        return new Answer(code, _out.ToString(), _error.ToString());
    }
}
