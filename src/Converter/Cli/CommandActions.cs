using System.CommandLine;

namespace Sfn2Durable.Cli;

/// <summary>Actions that Ctrl-C reaches.</summary>
internal static class CommandActions
{
    /// <summary>
    /// Gives a command its action. The library begins to listen for Ctrl-C once the action has returned its task, so that
    /// work which never waits has to leave the caller's thread first.
    /// </summary>
    public static void SetCancellable(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction((parsed, cancellation) => Task.Run(() => action(parsed, cancellation), CancellationToken.None));

    /// <inheritdoc cref="SetCancellable(Command, Func{ParseResult, CancellationToken, Task{int}})"/>
    public static void SetCancellable(this Command command, Func<ParseResult, CancellationToken, int> action) =>
        command.SetCancellable((parsed, cancellation) => Task.FromResult(action(parsed, cancellation)));
}
