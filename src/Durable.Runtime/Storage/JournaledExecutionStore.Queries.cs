using System.Globalization;

namespace Durable.Runtime.Storage;

/// <content>Reading.</content>
public partial class JournaledExecutionStore
{
    private const int LargestPage = 1_000;

    /// <inheritdoc/>
    public ValueTask<ExecutionInfo?> GetAsync(string executionId, CancellationToken cancellationToken = default) =>
        new(_executions.TryGetValue(executionId, out var execution) ? Described(execution) : null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OperationRecord>> GetOperationsAsync(
        string executionId,
        CancellationToken cancellationToken = default)
    {
        var execution = Find(executionId);
        lock (execution)
        {
            return new([.. execution.Operations.All]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Page<ExecutionInfo>> ListAsync(
        ExecutionQuery query,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var size = Math.Clamp(query.MaxItems, 1, LargestPage);
        var ordered = _order.Snapshot().AsEnumerable();
        ordered = query.ReverseOrder ? ordered : ordered.Reverse();
        if (MarkerOf(query.Marker) is { } marker)
        {
            ordered = ordered.Where(entry => query.ReverseOrder ? entry.Key > marker : entry.Key < marker);
        }

        var found = ordered
            .Select(entry => (entry.Key, Info: Described(entry.Value)))
            .Where(entry => Matches(query, entry.Info))
            .Take(size + 1)
            .ToList();
        var hasMore = found.Count > size;
        var items = found.Take(size).Select(entry => entry.Info).ToList();
        var next = hasMore ? found[size - 1].Key.ToString(CultureInfo.InvariantCulture) : null;
        return new(new Page<ExecutionInfo>(items, next));
    }

    /// <inheritdoc/>
    public async ValueTask<Page<HistoryEvent>> GetHistoryAsync(
        HistoryQuery query,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var execution = Find(query.ExecutionId);
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
