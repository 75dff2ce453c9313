using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <content>What happens at the end of a turn, and at the end of the invocation.</content>
internal sealed partial class Invocation
{
    private async Task RunAsync(WorkflowBody workflow)
    {
        var scope = ContextScope.Root(Options);
        var context = new DurableContext(this, scope, Shutdown);
        InvocationOutcome outcome;
        try
        {
            var result = await Begin(() => workflow(context, Codec, Input));
            CheckAllVisited(scope);
            outcome = InvocationOutcome.Succeeded(result);
        }
        catch (Exception exception)
        {
            outcome = Failed(exception);
        }

        // The workflow may have strayed to another thread; the end belongs in a turn.
        _gate.Post(() => Finish(outcome));
    }

    private InvocationOutcome Failed(Exception exception) =>
        InvocationOutcome.Failed(RecordedErrors.Describe(_mismatch ?? _overrun ?? exception, Options));

    private void Finish(InvocationOutcome outcome)
    {
        if (_mismatch is not null || _overrun is not null)
        {
            outcome = Failed(new InvalidOperationException());
        }

        _ending = outcome;
    }

    /// <summary>Sends what the turn produced, or suspends. Answers whether the turn goes on.</summary>
    private bool EndTurn()
    {
        if (_isClosed || _isSending)
        {
            return false;
        }

        var isStuck = _activeBodies == 0 && !_parked.IsEmpty;
        var hurries = _link.SendsStartsEagerly || isStuck || _ending is not null || _isLateWithStarts;
        if (_updates.IsUrgent || _wantsNews || (!_updates.IsEmpty && hurries))
        {
            return Send();
        }

        if (_ending is not null)
        {
            Close(_ending);
        }
        else if (isStuck && AsksAgain())
        {
            return Send();
        }
        else if (isStuck && !_gate.HasMail && !StaysForNextDue())
        {
            Close(InvocationOutcome.Pending);
        }
        else if (_activeBodies > 0 && !_link.AnnouncesNews)
        {
            AskWhenNextDue();
            SendStartsSoon();
        }

        return false;
    }

    /// <summary>Sends a request. Answers whether it has come back already.</summary>
    private bool Send()
    {
        var batch = _updates.Take();
        _isSending = true;
        _wantsNews = false;
        _isLateWithStarts = false;
        try
        {
            var answer = _link.CheckpointAsync(batch.Updates, batch.IsUrgent);
            if (answer.IsCompletedSuccessfully)
            {
                Land(batch, answer.Result);
                return true;
            }

            LandLater(batch, answer);
        }
        catch (Exception exception)
        {
            Break(exception);
        }

        return false;
    }

    /// <summary>Goes on when the answer is there. One request is on its way at a time, so one place is enough for it, and
    /// nothing is allocated.</summary>
    private void LandLater(UpdateBatch batch, ValueTask<IReadOnlyList<OperationRecord>> answer)
    {
        _scheduler.BodyStarted();
        _sent = (batch, answer.ConfigureAwait(false).GetAwaiter());
        _land ??= LandSent;
        _onAnswer ??= () =>
        {
            _gate.Post(_land);
            _scheduler.BodyEnded();
        };
        _sent.Answer.UnsafeOnCompleted(_onAnswer);
    }

    private void LandSent()
    {
        try
        {
            Land(_sent.Batch, _sent.Answer.GetResult());
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    private void Land(UpdateBatch batch, IReadOnlyList<OperationRecord> changed)
    {
        _isSending = false;
        if (_isClosed)
        {
            return;
        }

        for (var i = 0; i < changed.Count; i++)
        {
            Log.Merge(changed[i]);
        }

        batch.Land();
        _updates.Return(batch);
        for (var i = 0; i < changed.Count && !_parked.IsEmpty; i++)
        {
            _parked.Wake(changed[i]);
        }
    }

    private void Break(Exception exception)
    {
        _isClosed = true;
        EndBodies();
        _completion.TrySetException(exception);
    }

    private void Close(InvocationOutcome outcome)
    {
        _isClosed = true;
        EndBodies();
        _completion.TrySetResult(outcome);
    }

    private void EndBodies()
    {
        _newsTimer?.Dispose();
        _startsTimer?.Dispose();
        if (_activeBodies == 0)
        {
            return;
        }

        for (; _activeBodies > 0; _activeBodies--)
        {
            _scheduler.BodyEnded();
        }

        StopSignal.Send(_shutdown);
    }
}
