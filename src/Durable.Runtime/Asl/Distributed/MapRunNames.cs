namespace Durable.Runtime.Asl.Distributed;

/// <summary>The names of a Map Run and of its children, in the service's form.</summary>
/// <param name="RunArn">The Map Run.</param>
/// <param name="MachineId">The children's state machine.</param>
/// <param name="MachineName">Its name.</param>
internal sealed record MapRunNames(string RunArn, string MachineId, string MachineName)
{
    private const string Machine = ":stateMachine:";

    public static MapRunNames Of(ExecutionIdentity parent, string label, string runId)
    {
        var machineId = $"{parent.MachineId}/{label}";
        return new MapRunNames($"{As(machineId, ":mapRun:")}:{runId}", machineId, $"{parent.MachineName}/{label}");
    }

    /// <summary>Who a child is. Its input is the execution's input; all children start with the run.</summary>
    public ExecutionIdentity Child(ExecutionIdentity parent, string path, ChildInput child)
    {
        var name = StableHash.Uuid($"{parent.Id}|{path}|{child.Index}");
        return new ExecutionIdentity
        {
            Id = $"{As(MachineId, ":execution:")}:{name}",
            Name = name,
            Input = child.Input,
            RoleArn = parent.RoleArn,
            StartTime = parent.StartTime,
            HasRedriveCount = parent.HasRedriveCount,
            MachineId = MachineId,
            MachineName = MachineName,
        };
    }

    private static string As(string machineId, string kind) =>
        machineId.Replace(Machine, kind, StringComparison.Ordinal);
}
