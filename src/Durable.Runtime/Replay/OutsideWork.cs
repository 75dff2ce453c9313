using System.Runtime.CompilerServices;

namespace Durable.Runtime.Replay;

/// <summary>
/// A body that goes on outside of the turns of its invocation. Awaiting it goes on in a turn, when the body ends or when
/// it is given up, whichever is first; the result tells whether it was given up.
/// </summary>
internal sealed class OutsideWork(Invocation invocation) : ICriticalNotifyCompletion
{
    private Action? _continuation;
    private bool _isGivenUp;

    /// <summary>Whether it ended one way or the other. Read and written in turns.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Never: it ends in a turn after the one in which it begins and is awaited.</summary>
    public bool IsCompleted => false;

    /// <summary>Waits for a body that has not ended.</summary>
    public OutsideWork Begin(Task body)
    {
        invocation.BeginOutside();
        body.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => invocation.EndOutside(this, isGivenUp: false));
        return this;
    }

    /// <summary>Gives the body up.</summary>
    public void GiveUp() => invocation.EndOutside(this, isGivenUp: true);

    /// <summary>Ends the wait; called in a turn, once.</summary>
    public void End(bool isGivenUp)
    {
        IsOver = true;
        _isGivenUp = isGivenUp;
    }

    /// <summary>Lets the awaiting operation go on; called in a turn.</summary>
    public void Continue() => _continuation?.Invoke();

    public OutsideWork GetAwaiter() => this;

    public bool GetResult() => _isGivenUp;

    public void OnCompleted(Action continuation) => _continuation = continuation;

    public void UnsafeOnCompleted(Action continuation) => _continuation = continuation;
}
