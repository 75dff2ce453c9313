namespace Durable.Asl.JsonPaths;

/// <summary>What following a definite step led to.</summary>
internal enum PathOutcome
{
    /// <summary>A value, perhaps null.</summary>
    Found,

    /// <summary>Nothing is there. In front of an indefinite step this gives an empty array.</summary>
    Missing,

    /// <summary>
    /// An index or a filter met a value that has no elements. This fails even in front of such a step.
    /// </summary>
    WrongType,
}
