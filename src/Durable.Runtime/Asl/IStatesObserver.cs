namespace Durable.Runtime.Asl;

/// <summary>Watches a state machine run: for traces, progress displays and coverage.</summary>
public interface IStatesObserver
{
    /// <summary>
    /// Something happened. A replay reports the events of states that run again once more; such events are equal in
    /// <see cref="StatesEvent.Scope"/> and <see cref="StatesEvent.Sequence"/>. Branches report concurrently.
    /// </summary>
    /// <param name="happened">The event.</param>
    void OnEvent(StatesEvent happened);
}
