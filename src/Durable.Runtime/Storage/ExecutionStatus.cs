namespace Durable.Runtime.Storage;

/// <summary>The state of an execution. All but <see cref="Running"/> are final.</summary>
public enum ExecutionStatus
{
    /// <summary>It runs, or waits for something.</summary>
    Running,

    /// <summary>The workflow returned.</summary>
    Succeeded,

    /// <summary>The workflow threw, or could not be run.</summary>
    Failed,

    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>It was stopped from outside.</summary>
    Stopped,
}
