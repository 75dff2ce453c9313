namespace Durable.Runtime.Replay;

/// <summary>
/// Lets one thread at a time into an invocation. Workflow code, and everything the engine does with it, runs in turns:
/// <code>
///   body of a step ends ──┐                 ┌─ continuation of the workflow
///   news from the store ──┼─► mail ─► turn ─┤
///   first call ───────────┘                 └─ end of turn: send updates, or suspend
/// </code>
/// So a workflow never runs beside itself, its order does not depend on threads, and the engine needs no other lock. At
/// the end of a turn the workflow has come as far as it can.
/// </summary>
/// <remarks>
/// Workflow code runs under a <see cref="SynchronizationContext"/> that brings its continuations back as mail. The engine
/// runs without one: promises it keeps continue at once whoever awaits them without a context
/// (<c>ConfigureAwait(false)</c>), so that this code stays inside the turn, too.
/// </remarks>
/// <param name="scheduler">Decides where mail is worked off.</param>
/// <param name="endOfTurn">Runs when a turn has nothing left to do; answers whether there is more to do now.</param>
/// <param name="onFault">Is told of an exception that a turn let through: a mistake of the engine.</param>
internal sealed class TurnGate(IInvocationScheduler scheduler, Func<bool> endOfTurn, Action<Exception> onFault)
{
    private readonly Lock _gate = new();
    private readonly MailQueue _mail = new();
    private int _mailCount;
    private TurnContext? _context;
    private Action? _drain;
    private int _depth;

    public bool HasMail => Volatile.Read(ref _mailCount) > 0;

    /// <summary>The context that workflow code runs under.</summary>
    public SynchronizationContext Context => _context ??= new TurnContext(this);

    /// <summary>Leaves mail for the engine, from any thread.</summary>
    public void Post(Action action) =>
        Post(new Mail(static state => (state as Action)?.Invoke(), action, IsWorkflow: false));

    /// <summary>Enters a turn, or stays in the one this thread is in. Waits for a turn on another thread.</summary>
    public void Enter()
    {
        _gate.Enter();
        _depth++;
    }

    /// <summary>Leaves what <see cref="Enter"/> entered; the outermost leaves the turn.</summary>
    public void Leave()
    {
        var isOutermost = _depth == 1;
        try
        {
            if (isOutermost)
            {
                Work();
            }
        }
        finally
        {
            _depth--;
            _gate.Exit();
        }

        if (isOutermost && HasMail)
        {
            Drain();
        }
    }

    private void Post(Mail mail)
    {
        lock (_mail)
        {
            _mail.Enqueue(mail);

            // Before the gate is looked at: whoever leaves it looks for mail afterwards.
            Interlocked.Increment(ref _mailCount);
        }

        if (!_gate.IsHeldByCurrentThread)
        {
            scheduler.Resume(_drain ??= Drain);
        }
    }

    private void Drain()
    {
        // Mail that arrives while another thread is in the gate is seen by that thread when it leaves.
        while (HasMail && _gate.TryEnter())
        {
            try
            {
                if (_depth > 0)
                {
                    return;
                }

                _depth++;
                Work();
                _depth--;
            }
            finally
            {
                _gate.Exit();
            }
        }
    }

    private void Work()
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            do
            {
                while (TryTake(out var mail))
                {
                    Open(mail);
                }
            }
            while (endOfTurn() || HasMail);
        }
        catch (Exception exception)
        {
            onFault(exception);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private bool TryTake(out Mail mail)
    {
        mail = default;
        if (!HasMail)
        {
            return false;
        }

        lock (_mail)
        {
            _mailCount--;
            mail = _mail.Dequeue();
            return true;
        }
    }

    private void Open(Mail mail)
    {
        if (!mail.IsWorkflow)
        {
            mail.Callback(mail.State);
            return;
        }

        SynchronizationContext.SetSynchronizationContext(Context);
        try
        {
            mail.Callback(mail.State);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    /// <summary>Brings continuations of workflow code back into a turn.</summary>
    private sealed class TurnContext(TurnGate gate) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => gate.Post(new Mail(d, state, IsWorkflow: true));

        public override void Send(SendOrPostCallback d, object? state)
        {
            gate.Enter();
            try
            {
                d(state);
            }
            finally
            {
                gate.Leave();
            }
        }

        public override SynchronizationContext CreateCopy() => this;
    }
}
