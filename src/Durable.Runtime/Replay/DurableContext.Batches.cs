using System.Globalization;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <content>Parallel and map.</content>
internal sealed partial class DurableContext
{
    public Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<Func<IDurableContext, CancellationToken, Task<T>>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(branches);
        return ParallelAsync<T>(
            [.. branches.Select((branch, index) => new DurableBranch<T>(IndexName(index), branch))],
            name,
            config,
            cancellationToken);
    }

    public Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<DurableBranch<T>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(branches);
        if (branches.Any(branch => branch?.Func is null))
        {
            throw new ArgumentException("A branch is null.", nameof(branches));
        }

        var plan = new BatchPlan<T>
        {
            Count = branches.Count,
            NameOf = index => branches[index].Name,
            RunAsync = (index, context, token) => branches[index].Func(context, token),
            UnitSubType = OperationSubTypes.ParallelBranch,
            Completion = config?.CompletionConfig ?? new CompletionConfig(),
            MaxConcurrency = config?.MaxConcurrency,
            IsFlat = config?.NestingType == NestingType.Flat,
            ItemSerializer = config?.ItemSerializer,
            Serializer = config?.Serializer,
        };
        var call = NewCall(OperationType.Context, name, OperationSubTypes.Parallel);
        return invocation.Call(new BatchOperation<T>(call, plan, cancellationToken));
    }

    public Task<IBatchResult<TResult>> MapAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        Func<IDurableContext, TItem, int, IReadOnlyList<TItem>, CancellationToken, Task<TResult>> func,
        string? name = null,
        MapConfig<TItem>? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(func);
        var plan = new BatchPlan<TResult>
        {
            Count = items.Count,
            NameOf = index => config?.ItemNamer?.Invoke(items[index], index) ?? IndexName(index),
            RunAsync = (index, context, token) => func(context, items[index], index, items, token),
            UnitSubType = OperationSubTypes.MapIteration,
            Completion = config?.CompletionConfig ?? new CompletionConfig(),
            MaxConcurrency = config?.MaxConcurrency,
            IsFlat = config?.NestingType == NestingType.Flat,
            ItemSerializer = config?.ItemSerializer,
            Serializer = config?.Serializer,
        };
        var call = NewCall(OperationType.Context, name, OperationSubTypes.Map);
        return invocation.Call(new BatchOperation<TResult>(call, plan, cancellationToken));
    }

    private static string IndexName(int index) => index.ToString(CultureInfo.InvariantCulture);
}
