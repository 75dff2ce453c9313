using System.Runtime.CompilerServices;
using Durable.Asl.Jsonata.Functions;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>One run of an expression: its variables, its clock, and how much it may still use.</summary>
internal sealed class Evaluation
{
    private const int TicksPerLook = 1024;
    private const int DepthPerLook = 16;
    private const int BytesPerItem = 16;

    private readonly long _started;
    private DateTimeOffset? _now;
    private long _allocated;
    private int _depth;
    private int _ticks;

    public Evaluation(FunctionTable functions, JsonataBindings bindings, Value document, JsonataOptions options)
    {
        Functions = functions;
        Bindings = bindings;
        Document = document;
        Host = options.Host;
        Limits = options.Limits;
        _started = Limits.Clock.GetTimestamp();
        Root = new Frame(this);
        Caller = Root;
    }

    /// <summary>The outermost variables of the expression.</summary>
    public Frame Root { get; }

    /// <summary>The variables at the last call; text that is evaluated by a call sees them.</summary>
    public Frame Caller { get; set; }

    public FunctionTable Functions { get; }

    public JsonataBindings Bindings { get; }

    /// <summary>The input document, <c>$$</c>.</summary>
    public Value Document { get; }

    public JsonataHost Host { get; }

    public JsonataLimits Limits { get; }

    /// <summary>The time of this evaluation: read when first asked for and the same ever after.</summary>
    public DateTimeOffset Now => _now ??= Host.Time.GetUtcNow();

    /// <summary>Goes one evaluation deeper. False asks the caller to go on with a fresh stack.</summary>
    public bool Enter()
    {
        Tick();
        if (++_depth > Limits.MaxDepth)
        {
            throw new JsonataException("D1011");
        }

        return _depth % DepthPerLook != 0 || RuntimeHelpers.TryEnsureSufficientExecutionStack();
    }

    /// <summary>Goes one level deeper into a value; for code that cannot go on elsewhere.</summary>
    public void Descend()
    {
        if (!Enter())
        {
            throw new JsonataException("D1011");
        }
    }

    public void Leave() => _depth--;

    /// <summary>Called for every step of work that may be repeated without end.</summary>
    public void Tick(int count = 1)
    {
        _ticks += count;
        if (_ticks >= TicksPerLook)
        {
            _ticks = 0;
            CheckTime();
        }
    }

    /// <summary>Called before memory is taken for array items.</summary>
    public void Allocate(long items) => AllocateBytes(items * BytesPerItem);

    /// <summary>Called before memory is taken for a text.</summary>
    public void AllocateText(long length) => AllocateBytes(length * sizeof(char));

    private void AllocateBytes(long bytes)
    {
        _allocated += bytes;
        if (_allocated > Limits.MaxAllocatedBytes)
        {
            throw new JsonataException("D2015").With("value", Limits.MaxAllocatedBytes / BytesPerItem);
        }
    }

    public JsonataException Timeout() =>
        new JsonataException("D1012").With("value", Limits.TimeLimit.TotalMilliseconds);

    private void CheckTime()
    {
        if (Limits.Clock.GetElapsedTime(_started) > Limits.TimeLimit)
        {
            throw Timeout();
        }
    }
}
