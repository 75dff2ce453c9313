namespace Durable.Runtime.Replay;

/// <summary>A clock that tells timers of the engine from those that user code waits for.</summary>
internal interface IEngineClock
{
    ITimer CreateEngineTimer(Action callback, TimeSpan due);
}
