namespace Sfn2Durable.Costs.Histories;

/// <summary>One stay in a state, from its entering to its leaving.</summary>
/// <param name="parent">The stay in the Parallel or Map around it, or null.</param>
internal sealed class StateVisit(string name, string type, StateVisit? parent, double? entered)
{
    public string Name => name;

    /// <summary>The state's type: <c>Task</c>, <c>Map</c>, …</summary>
    public string Type => type;

    public StateVisit? Parent => parent;

    /// <summary>Attempts of a Task that were scheduled, or starts of a Parallel or Map.</summary>
    public int Attempts { get; set; }

    public double? Entered => entered;

    public double? Left { get; set; }

    /// <summary>Seconds in calls, all attempts together.</summary>
    public double CallSeconds { get; set; }

    /// <summary>When the call that runs now was scheduled.</summary>
    public double? CalledAt { get; set; }

    /// <summary>When the work was handed out, for a job or a callback.</summary>
    public double? SubmittedAt { get; set; }

    public double PendingSeconds { get; set; }

    public double? ResultKb { get; set; }

    public double? Items { get; set; }

    /// <summary>The last attempt failed.</summary>
    public bool HasFailed { get; set; }

    /// <summary>The state that the execution went on to.</summary>
    public string? Next { get; set; }

    public int Retries => Math.Max(0, Attempts - 1);
}
