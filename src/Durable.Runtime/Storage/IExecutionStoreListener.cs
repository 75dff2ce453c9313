namespace Durable.Runtime.Storage;

/// <summary>Is told what happens in a store. Called outside the store's locks; must return quickly and not throw.
/// </summary>
public interface IExecutionStoreListener
{
    /// <summary>An execution can be claimed.</summary>
    /// <param name="execution">The execution.</param>
    void OnReady(ExecutionInfo execution);

    /// <summary>Something a running invocation may wait for has changed; it should ask for news.</summary>
    /// <param name="executionId">The execution.</param>
    void OnChanged(string executionId);

    /// <summary>A chained invoke has to be carried out.</summary>
    /// <param name="invoke">The invoke.</param>
    void OnInvoke(PendingInvoke invoke);

    /// <summary>An execution ended.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="parent">The chained invoke that started it, to be completed; <c>null</c> when there is none.
    /// </param>
    void OnEnded(ExecutionInfo execution, PendingInvoke? parent);

    /// <summary>Something becomes due at <see cref="IExecutionStore.NextDueTime"/>, earlier than was known.</summary>
    void OnDueTimeChanged();
}
