using System.CommandLine;

namespace Sfn2Durable.Cli.Commands;

/// <summary><c>sfn2durable executions</c>: what a store knows.</summary>
internal static class ExecutionsCommand
{
    public static Command Create(Terminal terminal) => new("executions", "Look at the executions in a store, or stop one.")
    {
        ExecutionsListCommand.Create(terminal),
        ExecutionsShowCommand.Create(terminal),
        ExecutionsHistoryCommand.Create(terminal),
        ExecutionsStopCommand.Create(terminal),
    };
}
