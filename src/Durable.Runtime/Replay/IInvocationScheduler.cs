namespace Durable.Runtime.Replay;

/// <summary>Decides where an invocation continues, and is told what runs outside of it.</summary>
internal interface IInvocationScheduler
{
    /// <summary>Continues an invocation that got mail.</summary>
    /// <param name="turn">Works the mail off.</param>
    void Resume(Action turn);

    /// <summary>The body of a step went on outside of the invocation.</summary>
    void BodyStarted();

    /// <summary>Such a body ended, and its invocation has been told.</summary>
    void BodyEnded();
}

/// <summary>Continues right where the mail came from.</summary>
internal sealed class InlineScheduler : IInvocationScheduler
{
    public static readonly InlineScheduler Instance = new();

    public void Resume(Action turn) => turn();

    public void BodyStarted()
    {
    }

    public void BodyEnded()
    {
    }
}
