using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>Updates as an engine would send them.</summary>
internal static class Updates
{
    public static OperationUpdate Step(string id, string payload) => new()
    {
        Id = id,
        Type = OperationType.Step,
        Action = OperationAction.Succeed,
        Name = id,
        Payload = payload,
        StartedAt = 1,
    };

    public static OperationUpdate Callback(string id, int timeout = 0, int heartbeat = 0) => new()
    {
        Id = id,
        Type = OperationType.Callback,
        Action = OperationAction.Start,
        Name = id,
        TimeoutSeconds = timeout,
        HeartbeatTimeoutSeconds = heartbeat,
    };

    public static OperationUpdate Invoke(string id, string function) => new()
    {
        Id = id,
        Type = OperationType.ChainedInvoke,
        Action = OperationAction.Start,
        Name = id,
        FunctionName = function,
    };

    public static OperationUpdate Wait(string id, int seconds) => new()
    {
        Id = id,
        Type = OperationType.Wait,
        Action = OperationAction.Start,
        DelaySeconds = seconds,
    };
}
