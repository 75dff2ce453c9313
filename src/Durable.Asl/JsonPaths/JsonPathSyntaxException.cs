namespace Durable.Asl.JsonPaths;

/// <summary>The text is not a JSONPath of the service's dialect.</summary>
public sealed class JsonPathSyntaxException : FormatException
{
    internal JsonPathSyntaxException(string problem, int position)
        : base($"{problem} (position {position})")
    {
        Problem = problem;
        Position = position;
    }

    /// <summary>What is wrong, in a few words.</summary>
    public string Problem { get; }

    /// <summary>Where: an index into the path text, from 0.</summary>
    public int Position { get; }
}
