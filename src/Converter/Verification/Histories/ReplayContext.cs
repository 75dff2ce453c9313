using Durable.Runtime.Asl;

namespace Sfn2Durable.Verification.Histories;

/// <summary>
/// Who the execution is. A history tells little of it, so unknown names are made up: each may then stand for whatever the
/// recording has in its place.
/// </summary>
internal sealed record ReplayContext
{
    private const string Unknown = "unknown-";

    public string ExecutionId { get; init; } = $"{Unknown}execution-arn";

    public string ExecutionName { get; init; } = $"{Unknown}execution-name";

    public string StateMachineId { get; init; } = $"{Unknown}state-machine-arn";

    public string StateMachineName { get; init; } = $"{Unknown}state-machine-name";

    public string? RoleArn { get; init; }

    public IEnumerable<string> Free =>
        new[] { ExecutionId, ExecutionName, StateMachineId, StateMachineName }
            .Where(static n => n.StartsWith(Unknown, StringComparison.Ordinal));

    /// <summary>What is known: the execution's ARN where the user gives it, else what the events say.</summary>
    public static ReplayContext Of(Recording recording, string? executionArn)
    {
        var role = recording.Start.Data.RoleArn;
        if (executionArn?.Split(':') is ["arn", var partition, "states", var region, var account, "execution", var machine, var name])
        {
            return new ReplayContext
            {
                ExecutionId = executionArn,
                ExecutionName = name,
                StateMachineId = $"arn:{partition}:states:{region}:{account}:stateMachine:{machine}",
                StateMachineName = machine,
                RoleArn = role,
            };
        }

        return FromArn(recording.History.Events.Select(static e => e.Data.Arn).FirstOrDefault(static a => a is not null)) with
        {
            RoleArn = role,
        };
    }

    public static bool IsExecutionArn(string text) =>
        text.Split(':') is ["arn", _, "states", _, _, "execution", { Length: > 0 }, { Length: > 0 }];

    /// <summary>The same, with what a comparison has found out.</summary>
    public ReplayContext Learn(FreeValues free) => this with
    {
        ExecutionId = free.PairOf(ExecutionId) ?? ExecutionId,
        ExecutionName = free.PairOf(ExecutionName) ?? ExecutionName,
        StateMachineId = free.PairOf(StateMachineId) ?? StateMachineId,
        StateMachineName = free.PairOf(StateMachineName) ?? StateMachineName,
    };

    public StatesEnvironment ToEnvironment(Recording recording) => new()
    {
        ExecutionId = ExecutionId,
        ExecutionName = ExecutionName,
        RoleArn = RoleArn,
        StateMachineId = StateMachineId,
        StateMachineName = StateMachineName,
        StartTime = recording.StartTime,
    };

    /// <summary>From the ARN of a Map Run (<c>…:mapRun:machine/label:id</c>) or of a version (<c>…:stateMachine:machine:1</c>).</summary>
    private static ReplayContext FromArn(string? arn)
    {
        if (arn?.Split(':') is not ["arn", var partition, "states", var region, var account, "mapRun" or "stateMachine", var machine, ..])
        {
            return new ReplayContext();
        }

        var name = machine.Split('/')[0];
        return new ReplayContext
        {
            StateMachineId = $"arn:{partition}:states:{region}:{account}:stateMachine:{name}",
            StateMachineName = name,
        };
    }
}
