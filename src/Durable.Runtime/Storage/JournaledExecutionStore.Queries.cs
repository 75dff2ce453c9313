using System.Globalization;

namespace Durable.Runtime.Storage;

/// <content>Reading.</content>
public partial class JournaledExecutionStore
{
    private const int LargestPage = 1_000;

    /// <inheritdoc/>
    public ValueTask<ExecutionInfo?> GetAsync(string executionId, CancellationToken cancellationToken = default)
    {
        if (_executions.TryGetValue(executionId, out var execution))
        {
            lock (execution)
            {
                if (execution.IsAwake)
                {
                    return new(execution.Describe());
                }
            }
        }

        return GetSleepingAsync(executionId, cancellationToken);
    }

    private async ValueTask<ExecutionInfo?> GetSleepingAsync(string executionId, CancellationToken cancellationToken)
    {
        if (await TryFindAsync(executionId, cancellationToken) is not { } execution)
        {
            return null;
        }

        using var pin = await PinAsync(execution, cancellationToken);
        return Described(execution);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OperationRecord>> GetOperationsAsync(
        string executionId,
        CancellationToken cancellationToken = default)
    {
        using var pin = await PinAsync(await FindAsync(executionId, cancellationToken), cancellationToken);
        lock (pin.Execution)
        {
            return [.. pin.Execution.Detail.Operations.All];
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Page<ExecutionInfo>> ListAsync(
        ExecutionQuery query,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var size = Math.Clamp(query.MaxItems, 1, LargestPage);
        var marker = MarkerOf(query.Marker);
        var found = InMemory(query, marker, size + 1);
        if (_journal.Archive is { } archive)
        {
            // Those that move to the archive meanwhile are found twice.
            var archived = await archive.ListAsync(query, marker, size + 1, cancellationToken);
            found = [.. found
                .Concat(archived.Select(entry => (entry.Stream.Number, entry.Info)))
                .DistinctBy(entry => entry.Number)];
        }

        var ordered = query.ReverseOrder
            ? found.OrderBy(entry => entry.Number)
            : found.OrderByDescending(entry => entry.Number);
        var page = ordered.Take(size + 1).ToList();
        var next = page.Count > size ? page[size - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<ExecutionInfo>([.. page.Take(size).Select(entry => entry.Info)], next);
    }

    /// <inheritdoc/>
    public async ValueTask<Page<HistoryEvent>> GetHistoryAsync(
        HistoryQuery query,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var execution = await FindAsync(query.ExecutionId, cancellationToken);
        var entries = await _journal.ReadAsync(execution.Stream, cancellationToken);
        var events = HistoryBuilder.Build(execution.Id, entries, query.IncludeExecutionData);
        if (query.ReverseOrder)
        {
            events.Reverse();
        }

        var size = Math.Clamp(query.MaxItems, 1, LargestPage);
        var first = (int)(MarkerOf(query.Marker) ?? 0);
        var items = events.Skip(first).Take(size).ToList();
        var next = first + size < events.Count ? (first + size).ToString(CultureInfo.InvariantCulture) : null;
        return new Page<HistoryEvent>(items, next);
    }

    private List<(long Number, ExecutionInfo Info)> InMemory(ExecutionQuery query, long? beyond, int count)
    {
        var ordered = _order.Snapshot().AsEnumerable();
        ordered = query.ReverseOrder ? ordered : ordered.Reverse();
        if (beyond is { } number)
        {
            ordered = ordered.Where(
                entry => query.ReverseOrder ? entry.Stream.Number > number : entry.Stream.Number < number);
        }

        return ordered
            .Select(execution => (execution.Stream.Number, Info: Summarized(Described(execution))))
            .Where(entry => Matches(query, entry.Info))
            .Take(count)
            .ToList();
    }

    private static bool Matches(ExecutionQuery query, ExecutionInfo info) =>
        (query.Workflow is null || info.Workflow == query.Workflow)
        && (query.Name is null || info.Name == query.Name)
        && (query.Statuses is null || query.Statuses.Contains(info.Status))
        && (query.StartedAfter is null || info.StartTime >= query.StartedAfter)
        && (query.StartedBefore is null || info.StartTime <= query.StartedBefore);

    private static long? MarkerOf(string? marker)
    {
        if (string.IsNullOrEmpty(marker))
        {
            return null;
        }

        return long.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new ArgumentException($"'{marker}' is not a marker of an earlier page.");
    }
}
