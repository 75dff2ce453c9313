using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>The engine's way to the store: record these updates, and tell me what is new.</summary>
internal interface ICheckpointLink
{
    /// <summary>Whether STARTs that nobody waits for are worth a request of their own, so that others see what runs.
    /// </summary>
    bool SendsStartsEagerly { get; }

    /// <summary>Whether somebody tells the invocation when something has changed; otherwise it has to ask.</summary>
    bool AnnouncesNews { get; }

    /// <summary>Records updates in order and answers with what changed since the last answer.</summary>
    /// <param name="updates">The updates; none asks for news only. The list is reused after the answer.</param>
    /// <param name="durable">Whether the answer waits until the updates are safe.</param>
    ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(IReadOnlyList<OperationUpdate> updates, bool durable);
}
