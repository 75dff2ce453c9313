using Durable.Runtime.Asl;
using Spectre.Console;

namespace Sfn2Durable.Cli;

/// <summary>Shows the states of an execution as they come: a live line on a terminal, plain lines elsewhere.</summary>
internal sealed class StateProgress : IDisposable
{
    private readonly Terminal _terminal;
    private readonly IAnsiConsole? _console;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly long _start;

    public StateProgress(Terminal terminal)
    {
        (_terminal, _start) = (terminal, _clock.GetTimestamp());
        if (terminal.IsInteractive)
        {
            _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        }
    }

    public void Show(StatesEvent happened)
    {
        var place = happened.Branch.Length == 0 ? happened.State : $"{happened.Branch} {happened.State}";
        switch (happened)
        {
            case StateEntered:
                Write("blue", ">", place);
                break;
            case StateExited:
                Write("green", "<", place);
                break;
            case AttemptFailed { RetryDelay: { } delay } failed:
                Write("yellow", "!", $"{place} failed with {failed.Error.Error}, again in {delay.TotalSeconds:0.#} s");
                break;
            case AttemptFailed failed:
                Write("red", "!", $"{place} failed with {failed.Error.Error}");
                break;
            default:
                break;
        }
    }

    public void Dispose() => _terminal.Error.Flush();

    private void Write(string colour, string sign, string text)
    {
        var seconds = _clock.GetElapsedTime(_start).TotalSeconds;
        if (_console is null)
        {
            _terminal.Error.WriteLine(FormattableString.Invariant($"{seconds,8:0.000} {sign} {text}"));
            return;
        }

        _console.MarkupLineInterpolated(
            System.Globalization.CultureInfo.InvariantCulture, $"[grey]{seconds,8:0.000}[/] [{colour}]{sign}[/] {text}");
    }
}
