using System.CommandLine;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable callbacks</c>: answers what executions wait for.</summary>
internal static class CallbacksCommand
{
    public static Command Create(Terminal terminal) => new("callbacks", "List the open callbacks in a store, or answer one.")
    {
        CallbacksListCommand.Create(terminal),
        CallbackAnswerCommand.CreateSucceed(terminal),
        CallbackAnswerCommand.CreateFail(terminal),
        CallbackAnswerCommand.CreateHeartbeat(terminal),
    };
}
