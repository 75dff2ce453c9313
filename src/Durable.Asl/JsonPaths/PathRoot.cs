namespace Durable.Asl.JsonPaths;

/// <summary>What a path starts from.</summary>
public enum PathRoot
{
    /// <summary>The current data: <c>$</c>.</summary>
    Data,

    /// <summary>The context object: <c>$$</c>.</summary>
    Context,

    /// <summary>A workflow variable: <c>$name</c>.</summary>
    Variable,
}
