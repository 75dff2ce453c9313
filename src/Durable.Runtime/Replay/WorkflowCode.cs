using System.Runtime.CompilerServices;

namespace Durable.Runtime.Replay;

/// <summary>
/// Workflow code that has begun. It runs under the context of its invocation's turns; the engine, which awaits it, goes
/// on in the same turn and without a context, so that promises it keeps continue whoever waits for them right away.
/// </summary>
internal readonly struct WorkflowCode<T>(Task<T> task, SynchronizationContext context) : ICriticalNotifyCompletion
{
    public bool IsCompleted => task.IsCompleted;

    public WorkflowCode<T> GetAwaiter() => this;

    public T GetResult() => task.GetAwaiter().GetResult();

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        // Awaited under its own context, code that ends under it continues here at once instead of on another thread.
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            task.GetAwaiter().UnsafeOnCompleted(() => WithoutContext.Run(continuation));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }
}

/// <summary>Runs the engine's own code.</summary>
internal static class WithoutContext
{
    public static void Run(Action action)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }
}
