using System.Text;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Runs units side by side, each in a context of its own: parallel and map.
/// <list type="table">
/// <item><term>nothing</term><description>START, run the units</description></item>
/// <item><term>STARTED, PENDING</term><description>run the units again, each from its own record</description></item>
/// <item><term>SUCCEEDED</term><description>the recorded summary</description></item>
/// <item><term>SUCCEEDED, ReplayChildren</term><description>the recorded summary, with the results taken from the units,
/// which run again from their records</description></item>
/// <item><term>anything else</term><description>mismatch</description></item>
/// </list>
/// A failed unit does not fail the batch; its error is part of the result.
/// </summary>
internal sealed class BatchOperation<T>(OperationCall call, BatchPlan<T> plan, CancellationToken cancellationToken)
    : DurableOperation<IBatchResult<T>>(call)
{
    protected override Task<IBatchResult<T>> StartAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        Invocation.RecordLazily(Call.Update(OperationAction.Start));
        return RunAllAsync();
    }

    protected override Task<IBatchResult<T>> ReplayAsync(OperationRecord record) => record switch
    {
        { Status: OperationStatus.Started or OperationStatus.Pending } => RunAllAsync(),
        { Status: OperationStatus.Succeeded, ReplayChildren: true } => RunRecordedAsync(record),
        { Status: OperationStatus.Succeeded } => Task.FromResult<IBatchResult<T>>(Recorded(record)),
        _ => throw Call.Unexpected(record),
    };

    /// <summary>Runs the units and records the batch.</summary>
    private async Task<IBatchResult<T>> RunAllAsync()
    {
        var units = new BatchUnits<T>(Call, plan, cancellationToken);
        var items = await units.RunAsync(only: null);
        // A flat unit leaves no record of its own. Where a replay decides before it has started them all, those left may
        // have recorded operations the first time.
        if (!plan.IsFlat || (items.Count == plan.Count && items.All(item => item.Status != BatchItemStatus.Started)))
        {
            CheckAllVisited();
        }

        var reason = units.Progress.Reason;
        var isWhole = plan.Serializer is not null
            && items.Count == plan.Count
            && items.All(item => item.Status == BatchItemStatus.Succeeded);
        var payload = isWhole ? Codec.Write(ResultsOf(items), plan.Serializer) : SummaryOf(reason, items).Write();
        var isLarge = (plan.Serializer is not null && !isWhole)
            || Encoding.UTF8.GetByteCount(payload ?? "") > Invocation.Options.LargestContextResult;
        await Invocation.RecordAsync(Call.Update(
            OperationAction.Succeed,
            isLarge ? SummaryOf(reason, items).Stripped().Write() : payload,
            replayChildren: isLarge));
        return new BatchResult<T>(reason, items);
    }

    /// <summary>Runs the units again that the summary says ended, for results too large to be in it.</summary>
    private async Task<IBatchResult<T>> RunRecordedAsync(OperationRecord record)
    {
        var summary = BatchSummary.Read(record.Result);
        if (summary is null)
        {
            throw Call.Unexpected(record);
        }

        CheckNames(summary);
        var units = new BatchUnits<T>(Call, plan, cancellationToken);
        var ended = summary.Units.Where(unit => unit.Status != BatchItemStatus.Started).Select(unit => unit.Index);
        var items = (await units.RunAsync(ended.ToHashSet())).ToDictionary(item => item.Index);
        return new BatchResult<T>(
            summary.CompletionReason,
            [.. summary.Units.Select(unit => items.GetValueOrDefault(unit.Index) ?? StartedItem(unit))]);
    }

    private BatchResult<T> Recorded(OperationRecord record)
    {
        if (plan.Serializer is not null)
        {
            var results = Codec.Read<List<T>>(record.Result, plan.Serializer) ?? [];
            return new BatchResult<T>(CompletionReason.AllCompleted, [.. results.Select(Succeeded)]);
        }

        var summary = BatchSummary.Read(record.Result) ?? throw Call.Unexpected(record);
        CheckNames(summary);
        return new BatchResult<T>(summary.CompletionReason, [.. summary.Units.Select(Item)]);
    }

    private BatchItem<T> Succeeded(T result, int index) => new()
    {
        Index = index, Name = plan.NameOf(index), Status = BatchItemStatus.Succeeded, Result = result,
    };

    private BatchItem<T> Item(BatchSummary.Unit unit) => unit.Status switch
    {
        BatchItemStatus.Succeeded => new BatchItem<T>
        {
            Index = unit.Index,
            Name = unit.Name,
            Status = unit.Status,
            Result = Codec.Read<T>(unit.Result, plan.ItemSerializer),
        },
        BatchItemStatus.Failed => new BatchItem<T>
        {
            Index = unit.Index,
            Name = unit.Name,
            Status = unit.Status,
            Error = RecordedErrors.Child(unit.Error, plan.UnitSubType),
        },
        _ => StartedItem(unit),
    };

    private static BatchItem<T> StartedItem(BatchSummary.Unit unit) =>
        new() { Index = unit.Index, Name = unit.Name, Status = BatchItemStatus.Started };

    private static List<T> ResultsOf(IEnumerable<BatchItem<T>> items) =>
        [.. items.Select(item => item.Result is { } result ? result : Missing<T>.Value)];

    private BatchSummary SummaryOf(CompletionReason reason, IEnumerable<BatchItem<T>> items) => new()
    {
        CompletionReason = reason,
        Units = [.. items.Select(item => new BatchSummary.Unit
        {
            Index = item.Index,
            Name = item.Name,
            Status = item.Status,
            Result = item.Status == BatchItemStatus.Succeeded ? Codec.Write(item.Result, plan.ItemSerializer) : null,
            Error = item.Error is null ? null : Describe(item.Error),
        })],
    };

    private void CheckNames(BatchSummary summary)
    {
        foreach (var unit in summary.Units)
        {
            var asked = unit.Index < plan.Count ? plan.NameOf(unit.Index) : null;
            if (unit.Name != asked)
            {
                throw Invocation.Mismatch(
                    $"History holds unit '{unit.Name}' in '{Call.Name}' where the workflow now asks for '{asked}'.");
            }
        }
    }

    private void CheckAllVisited() =>
        Invocation.CheckAllVisited(Context.Scope.Inside(Call.Id, Call.Name, isRecorded: true));
}
