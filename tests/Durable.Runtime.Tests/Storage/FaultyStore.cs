using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>A store that fails now and then: before it has done what it was asked, or after, so that nobody knows.
/// </summary>
public sealed class FaultyStore(IExecutionStore inner, Random random, double rate) : DelegatingStore(inner)
{
    private readonly Lock _lock = new();

    /// <summary>How often it failed.</summary>
    public int Faults { get; private set; }

    /// <summary>Whether it fails at all.</summary>
    public bool IsFaulty { get; set; } = true;

    public override ValueTask<Lease?> ClaimAsync(string executionId, CancellationToken cancellationToken = default)
    {
        Fail();
        return Inner.ClaimAsync(executionId, cancellationToken);
    }

    public override async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default)
    {
        Fail();
        var changed = await Inner.CheckpointAsync(lease, updates, durable, cancellationToken);
        Fail();
        return changed;
    }

    public override async ValueTask CompleteInvocationAsync(
        Lease lease,
        InvocationOutcome outcome,
        CancellationToken cancellationToken = default)
    {
        Fail();
        await Inner.CompleteInvocationAsync(lease, outcome, cancellationToken);
        Fail();
    }

    public override async ValueTask CompleteInvokeAsync(
        string executionId,
        string operationId,
        InvokeOutcome outcome,
        CancellationToken cancellationToken = default)
    {
        Fail();
        await Inner.CompleteInvokeAsync(executionId, operationId, outcome, cancellationToken);
        Fail();
    }

    public override async ValueTask<ExecutionInfo> StartAsync(
        ExecutionStart start,
        CancellationToken cancellationToken = default)
    {
        // What a test starts itself must not fail; what an invoke starts may.
        var isInvoke = start.ParentExecutionId is not null;
        Fail(isInvoke);
        var execution = await Inner.StartAsync(start, cancellationToken);
        Fail(isInvoke);
        return execution;
    }

    public override async ValueTask FireDueAsync(CancellationToken cancellationToken = default)
    {
        Fail();
        await Inner.FireDueAsync(cancellationToken);
        Fail();
    }

    private void Fail(bool mayFail = true)
    {
        lock (_lock)
        {
            if (mayFail && IsFaulty && random.NextDouble() < rate)
            {
                Faults++;
                throw new IOException("The disk is out of order.");
            }
        }
    }
}
