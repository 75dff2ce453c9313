namespace Durable.Runtime.Replay;

/// <summary>Mail in the order in which it came, in a ring that grows. Guarded by a lock on the instance.</summary>
internal sealed class MailQueue
{
    private Mail[] _ring = new Mail[4];
    private int _first;
    private int _count;

    public void Enqueue(Mail mail)
    {
        if (_count == _ring.Length)
        {
            var larger = new Mail[2 * _count];
            Array.Copy(_ring, _first, larger, 0, _count - _first);
            Array.Copy(_ring, 0, larger, _count - _first, _first);
            (_ring, _first) = (larger, 0);
        }

        _ring[(_first + _count++) % _ring.Length] = mail;
    }

    /// <summary>Takes the oldest; there must be one.</summary>
    public Mail Dequeue()
    {
        var mail = _ring[_first];
        _ring[_first] = default;
        _first = (_first + 1) % _ring.Length;
        _count--;
        return mail;
    }
}

/// <summary>Something to be done in a turn.</summary>
/// <param name="Callback">What.</param>
/// <param name="State">With what.</param>
/// <param name="IsWorkflow">Whether it is code of the workflow, and not of the engine.</param>
internal readonly record struct Mail(SendOrPostCallback Callback, object? State, bool IsWorkflow);
