namespace Durable.Asl.IntrinsicFunctions;

/// <summary>The text is not a call of an intrinsic function.</summary>
public sealed class IntrinsicSyntaxException : FormatException
{
    internal IntrinsicSyntaxException(string problem, int position)
        : base($"{problem} (position {position})")
    {
        Problem = problem;
        Position = position;
    }

    /// <summary>What is wrong, in a few words.</summary>
    public string Problem { get; }

    /// <summary>Where: an index into the text of the call, from 0.</summary>
    public int Position { get; }
}
