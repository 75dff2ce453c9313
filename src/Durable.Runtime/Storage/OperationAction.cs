namespace Durable.Runtime.Storage;

/// <summary>What an update does to its operation.</summary>
public enum OperationAction
{
    /// <summary>It starts, or a step's next attempt does.</summary>
    Start,

    /// <summary>It ends with a result.</summary>
    Succeed,

    /// <summary>It ends with an error.</summary>
    Fail,

    /// <summary>A step's attempt ended, another will follow.</summary>
    Retry,

    /// <summary>It is given up.</summary>
    Cancel,
}
