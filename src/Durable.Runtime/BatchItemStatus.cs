namespace Durable.Runtime;

/// <summary>How one unit of a parallel or map operation ended.</summary>
public enum BatchItemStatus
{
    /// <summary>With a result.</summary>
    Succeeded,

    /// <summary>With an error.</summary>
    Failed,

    /// <summary>It was started and told to stop before it ended.</summary>
    Started,
}
