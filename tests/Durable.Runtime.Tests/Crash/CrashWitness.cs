using System.Globalization;

namespace Durable.Runtime.Tests.Crash;

/// <summary>
/// Reads what processes said before they were killed, in order, and finds what should not be:
/// <list type="bullet">
/// <item>a body that begins an attempt whose end the store had acknowledged;</item>
/// <item>a body that runs at most once per attempt, and begins an attempt twice;</item>
/// <item>a callback that the store let be answered twice;</item>
/// <item>an execution that ends in two ways.</item>
/// </list>
/// </summary>
internal sealed class CrashWitness
{
    /// <summary>The bodies of the child's workflow that run at most once per attempt.</summary>
    private static readonly HashSet<string> AtMostOnce = ["once", "in-child-once", "careful-step"];

    private readonly Dictionary<(string Execution, string Body), (int Attempt, int Life)> _acknowledged = [];
    private readonly Dictionary<(string Execution, string Body, int Attempt), int> _begun = [];
    private readonly HashSet<string> _answered = [];
    private int _life;
    private readonly List<string> _offences = [];

    /// <summary>What should not be.</summary>
    public IReadOnlyList<string> Offences => _offences;

    /// <summary>The executions whose start was acknowledged.</summary>
    public HashSet<string> Started { get; } = [];

    /// <summary>How executions ended.</summary>
    public Dictionary<string, string> Ended { get; } = [];

    /// <summary>How often bodies began.</summary>
    public int Bodies { get; private set; }

    /// <summary>How often bodies began an attempt again, because they had not been acknowledged.</summary>
    public int Repeated => Bodies - _begun.Count;

    /// <summary>How often a process told that its store had no room.</summary>
    public int Full { get; private set; }

    /// <summary>What the store acknowledged.</summary>
    public int Writes { get; private set; }

    public void Read(string line)
    {
        switch (line.Split(' ', 4))
        {
            case ["begin", var execution, var body, var attempt]:
                Begin(execution, body, Number(attempt));
                break;
            case ["ack", var execution, var body, var attempt]:
                _acknowledged[(execution, body)] = (Number(attempt), _life);
                break;
            case ["open"]:
                _life++;
                break;
            case ["started", var execution]:
                Started.Add(execution);
                break;
            case ["answered", var callback] when !_answered.Add(callback):
                _offences.Add($"callback {callback} was answered twice");
                break;
            case ["ended", var execution, ..] when !Ended.TryAdd(execution, line) && Ended[execution] != line:
                _offences.Add($"'{Ended[execution]}' and '{line}'");
                break;
            case ["write"]:
                Writes++;
                break;
            case ["full"]:
                Full++;
                break;
            default:
                break;
        }
    }

    private void Begin(string execution, string body, int attempt)
    {
        Bodies++;
        var count = _begun.GetValueOrDefault((execution, body, attempt)) + 1;
        _begun[(execution, body, attempt)] = count;
        var acknowledged = _acknowledged.GetValueOrDefault((execution, body));
        if (acknowledged.Attempt >= attempt)
        {
            _offences.Add(
                $"in life {_life} {execution} {body} ran attempt {attempt}, whose end was acknowledged in life {acknowledged.Life}");
        }

        if (count > 1 && AtMostOnce.Contains(body))
        {
            _offences.Add($"{execution} {body} began attempt {attempt} {count} times");
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
