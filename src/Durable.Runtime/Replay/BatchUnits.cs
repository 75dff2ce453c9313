using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Runs the units of a batch in order of their index, a limited number at once, until the outcome is decided. Units that
/// history knows are started whatever was decided: they were started before.
/// </summary>
internal sealed class BatchUnits<T>(OperationCall call, BatchPlan<T> plan, CancellationToken cancellationToken)
{
    private readonly BatchItem<T>?[] _items = new BatchItem<T>?[plan.Count];
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(call.Context.Token);
    private readonly DurableContext _context = call.Context.Child(call, isRecorded: true, call.Context.Token);
    private IReadOnlySet<int>? _only;
    private int _next;

    public BatchProgress Progress { get; } = new(plan.Completion, plan.Count);

    /// <summary>Runs the units; answers with those that were started, in order.</summary>
    /// <param name="only">The units to run; <c>null</c> means those the completion policy asks for.</param>
    public async Task<IReadOnlyList<BatchItem<T>>> RunAsync(IReadOnlySet<int>? only)
    {
        _only = only;
        var workers = new Task[Math.Min(plan.MaxConcurrency ?? plan.Count, plan.Count)];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = WorkAsync();
        }

        await Task.WhenAll(workers);
        call.Context.Token.ThrowIfCancellationRequested();
        cancellationToken.ThrowIfCancellationRequested();
        return [.. _items.OfType<BatchItem<T>>()];
    }

    private async Task WorkAsync()
    {
        while (_next < plan.Count)
        {
            var index = _next++;
            var id = _context.Scope.UnitId(call.Id, index);
            if (!IsWanted(index, id))
            {
                continue;
            }

            var item = await RunUnitAsync(index, id);
            _items[index] = item;
            Progress.Add(item.Status);
            if (Progress.IsDecided && _only is null)
            {
                // In this turn: were it later, units that only wait would keep the invocation from going on, and it
                // would be suspended.
                StopSignal.Send(_stop);
            }
        }
    }

    private bool IsWanted(int index, string id) =>
        _only?.Contains(index) ?? (!Progress.IsDecided || call.Invocation.Log.Find(id) is not null);

    private async Task<BatchItem<T>> RunUnitAsync(int index, string id)
    {
        var name = plan.NameOf(index);
        try
        {
            var unit = new OperationCall(_context, id, OperationType.Context, name, plan.UnitSubType);
            var part = new ChildPart<T>((context, token) => plan.RunAsync(index, context, token))
            {
                IsFlat = plan.IsFlat,
                Serializer = plan.ItemSerializer,
                Token = _stop.Token,
            };
            var result = await new ChildOperation<T>(unit, part, cancellationToken).RunAsync();
            return new BatchItem<T> { Index = index, Name = name, Status = BatchItemStatus.Succeeded, Result = result };
        }
        catch (ChildContextException exception)
        {
            return new BatchItem<T> { Index = index, Name = name, Status = BatchItemStatus.Failed, Error = exception };
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return new BatchItem<T> { Index = index, Name = name, Status = BatchItemStatus.Started };
        }
    }
}
