namespace Durable.Runtime;

/// <summary>The types of operations on the wire.</summary>
public static class OperationTypes
{
    /// <summary>A step or a polling operation.</summary>
    public const string Step = "STEP";

    /// <summary>A wait.</summary>
    public const string Wait = "WAIT";

    /// <summary>A callback.</summary>
    public const string Callback = "CALLBACK";

    /// <summary>A chained invoke.</summary>
    public const string ChainedInvoke = "CHAINED_INVOKE";

    /// <summary>A child context, a parallel or map operation, or one of its units.</summary>
    public const string Context = "CONTEXT";

    /// <summary>The execution itself.</summary>
    public const string Execution = "EXECUTION";
}

/// <summary>The statuses of operations on the wire.</summary>
public static class OperationStatuses
{
    /// <summary>It runs.</summary>
    public const string Started = "STARTED";

    /// <summary>It ended with a result.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>It ended with an error.</summary>
    public const string Failed = "FAILED";

    /// <summary>A step waits for its next attempt.</summary>
    public const string Pending = "PENDING";

    /// <summary>It was cancelled.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>A step's next attempt is due.</summary>
    public const string Ready = "READY";

    /// <summary>It was stopped from outside.</summary>
    public const string Stopped = "STOPPED";

    /// <summary>It took too long.</summary>
    public const string TimedOut = "TIMED_OUT";
}

/// <summary>The sub-types that tell the durable calls apart.</summary>
public static class OperationSubTypes
{
    /// <summary>A step.</summary>
    public const string Step = "Step";

    /// <summary>A wait.</summary>
    public const string Wait = "Wait";

    /// <summary>A callback.</summary>
    public const string Callback = "Callback";

    /// <summary>The context around a callback and its submitter.</summary>
    public const string WaitForCallback = "WaitForCallback";

    /// <summary>A chained invoke.</summary>
    public const string ChainedInvoke = "ChainedInvoke";

    /// <summary>A context.</summary>
    public const string Context = "Context";

    /// <summary>A polling operation.</summary>
    public const string WaitForCondition = "WaitForCondition";

    /// <summary>A parallel operation.</summary>
    public const string Parallel = "Parallel";

    /// <summary>A branch of a parallel operation.</summary>
    public const string ParallelBranch = "ParallelBranch";

    /// <summary>A map operation.</summary>
    public const string Map = "Map";

    /// <summary>An item of a map operation.</summary>
    public const string MapIteration = "MapIteration";
}
