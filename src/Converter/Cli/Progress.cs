using System.Diagnostics;

namespace Sfn2Durable.Cli;

/// <summary>A line that says how far a long run is; only on a terminal, and only when it takes a while.</summary>
internal sealed class Progress(Terminal terminal, int total)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _done;
    private bool _shown;

    public void Next(string name)
    {
        _done++;
        if (!terminal.IsInteractive || _watch.Elapsed < Patience)
        {
            return;
        }

        _shown = true;
        terminal.Error.Write($"\r\u001b[K{_done}/{total} {name}");
    }

    public void Clear()
    {
        if (_shown)
        {
            terminal.Error.Write("\r\u001b[K");
        }
    }
}
