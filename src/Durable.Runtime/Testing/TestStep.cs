using Durable.Runtime.Replay;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Testing;

/// <summary>A recorded operation, as a test sees it.</summary>
public sealed class TestStep
{
    private readonly OperationRecord _record;
    private readonly PayloadCodec _codec;
    private readonly IReadOnlyList<TestStep> _all;

    internal TestStep(OperationRecord record, PayloadCodec codec, IReadOnlyList<TestStep> all)
    {
        _record = record;
        _codec = codec;
        _all = all;
    }

    /// <summary>The id.</summary>
    public string Id => _record.Id;

    /// <summary>The name.</summary>
    public string? Name => _record.Name;

    /// <summary>The id of the enclosing context.</summary>
    public string? ParentId => _record.ParentId;

    /// <summary>The kind.</summary>
    public OperationKind Kind => _record.Type switch
    {
        OperationType.Step => OperationKind.Step,
        OperationType.Wait => OperationKind.Wait,
        OperationType.Callback => OperationKind.Callback,
        OperationType.ChainedInvoke => OperationKind.ChainedInvoke,
        OperationType.Context => OperationKind.Context,
        _ => OperationKind.Execution,
    };

    /// <summary>The sub-type, see <see cref="OperationSubTypes"/>.</summary>
    public string? SubKind => _record.SubType;

    /// <summary>The status, see <see cref="OperationStatus"/>.</summary>
    public string Status => Wire.NameOf(_record.Status);

    /// <summary>The number of attempts that ended; <c>null</c> for what has no attempts.</summary>
    public int? Attempt => _record.Type == OperationType.Step ? _record.Attempt : null;

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt => DateTimeOffset.FromUnixTimeMilliseconds(_record.StartTimestamp);

    /// <summary>When it ended; <c>null</c> while it has not.</summary>
    public DateTimeOffset? EndedAt =>
        _record.EndTimestamp is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null;

    /// <summary>How long it took; <c>null</c> while it has not ended.</summary>
    public TimeSpan? Duration => EndedAt - StartedAt;

    /// <summary>The operations inside.</summary>
    public IReadOnlyList<TestStep> Children => [.. _all.Where(step => step.ParentId == Id)];

    /// <summary>The result.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T GetResult<T>() => _codec.Read<T>(_record.Result);

    /// <summary>The error; <c>null</c> when there is none.</summary>
    public ErrorObject? GetError() => _record.Error;

    /// <summary>When a wait ends.</summary>
    public DateTimeOffset? GetWaitEndsAt() =>
        _record is { Type: OperationType.Wait, DueTimestamp: { } due }
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : null;

    /// <summary>The id of a callback.</summary>
    public string? GetCallbackId() => _record.CallbackId;

    /// <summary>The target of a chained invoke.</summary>
    public string? GetChainedInvokeFunctionName() => _record.FunctionName;
}
