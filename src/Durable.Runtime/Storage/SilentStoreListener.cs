namespace Durable.Runtime.Storage;

/// <summary>Listens to a store for those who run no executions: what becomes ready waits for the next host.</summary>
public sealed class SilentStoreListener : IExecutionStoreListener
{
    private SilentStoreListener()
    {
    }

    /// <summary>The one there is.</summary>
    public static SilentStoreListener Instance { get; } = new();

    /// <inheritdoc/>
    public void OnReady(ExecutionInfo execution)
    {
    }

    /// <inheritdoc/>
    public void OnChanged(string executionId)
    {
    }

    /// <inheritdoc/>
    public void OnInvoke(PendingInvoke invoke)
    {
    }

    /// <inheritdoc/>
    public void OnEnded(ExecutionInfo execution, PendingInvoke? parent)
    {
    }

    /// <inheritdoc/>
    public void OnDueTimeChanged()
    {
    }
}
