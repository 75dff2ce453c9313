using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>Remembers what a store announced.</summary>
public sealed class RecordingListener : IExecutionStoreListener
{
    public List<string> Ready { get; } = [];

    public List<string> Changed { get; } = [];

    public List<PendingInvoke> Invokes { get; } = [];

    public List<(ExecutionInfo Execution, PendingInvoke? Parent)> Ended { get; } = [];

    public void OnReady(ExecutionInfo execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        Ready.Add(execution.Id);
    }

    public void OnChanged(string executionId) => Changed.Add(executionId);

    public void OnInvoke(PendingInvoke invoke) => Invokes.Add(invoke);

    public void OnEnded(ExecutionInfo execution, PendingInvoke? parent) => Ended.Add((execution, parent));

    public void OnDueTimeChanged()
    {
    }
}
