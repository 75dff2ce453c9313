using Sfn2Durable.Cli;

namespace Converter.Tests.Support;

/// <summary>A terminal that keeps what is printed.</summary>
internal sealed class TestTerminal : Terminal
{
    public override StringWriter Out { get; } = new();

    public override StringWriter Error { get; } = new();

    public override bool IsInteractive => false;

    public override Stream OpenInput() => Stream.Null;
}
