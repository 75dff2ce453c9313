using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>What a Task becomes in a durable function.</summary>
/// <remarks>
/// <code>
///   function, code moved in    step                          1 operation an attempt
///   function that stays        chained invoke                1 operation and 1 resume an attempt, 3 with a time-out
///   call of a service          step                          1 operation an attempt
///   .waitForTaskToken          callback and step             2 operations an attempt (3 as one combined operation)
///   activity                   callback and step             the same; the step tells the workers
///   .sync                      step and wait for condition   2 operations an attempt, and 1 a poll
///   .sync of a machine         chained invoke                1 operation and 1 resume
/// </code>
/// A retry is another attempt and a wait before it, which suspends; a step can also do it inside for one operation.
/// </remarks>
internal sealed class DurableTasks(AssumptionSheet sheet, Traffic traffic, Platform style)
{
    public DurableCharge Of(OutlineState state, TaskState task)
    {
        var shape = TaskShapes.Of(task);
        return shape switch
        {
            TaskShape.Function when style == Platform.DurableInvoke => Invoke(state, task.TimeoutSeconds is not null),
            TaskShape.Function or TaskShape.Call => Step(state),
            TaskShape.NestedExecution => NestedExecution(state, task.TimeoutSeconds is not null),
            TaskShape.Job => Job(state),
            _ => Callback(state, shape),
        };
    }

    /// <summary>Retries of all visits together.</summary>
    public double Retries(OutlineState state) => traffic.Attempts(state) - traffic.Visits(state);

    /// <summary>What the retries of a step cost beside the work: operations, resumes and the recorded errors.</summary>
    public DurableCharge StepRetries(OutlineState state)
    {
        var retries = Retries(state);
        return new DurableCharge
        {
            Operations = sheet.Settings.RetriesInsideStep ? retries : 2 * retries,
            Resumes = retries,
            WrittenKb = retries * sheet[AssumptionKind.ErrorKb],
        };
    }

    private DurableCharge Step(OutlineState state) => StepRetries(state) + new DurableCharge
    {
        Operations = traffic.Visits(state),
        WrittenKb = traffic.Visits(state) * sheet[AssumptionKind.ResultKb, state],
        WorkSeconds = traffic.Attempts(state) * sheet[AssumptionKind.Seconds, state],
    };

    private DurableCharge Invoke(OutlineState state, bool hasTimeout)
    {
        var attempts = traffic.Attempts(state);
        var gigabytes = sheet[AssumptionKind.MemoryMb, state] / 1024;
        return ChainedInvoke(state, hasTimeout) with
        {
            CalleeRequests = attempts,
            CalleeGbSeconds = attempts * sheet[AssumptionKind.Seconds, state] * gigabytes,
        };
    }

    // The machine that is called has a report of its own, so only the call is counted here, as on Step Functions.
    private DurableCharge NestedExecution(OutlineState state, bool hasTimeout) => ChainedInvoke(state, hasTimeout);

    private DurableCharge ChainedInvoke(OutlineState state, bool hasTimeout)
    {
        var attempts = traffic.Attempts(state);
        var retries = Retries(state);
        return new DurableCharge
        {
            // Engines do not bound an invoke, so a time-out is a race with a timer: two more operations.
            Operations = (attempts * (hasTimeout ? 3 : 1)) + retries,
            Resumes = attempts + retries,
            WrittenKb = (traffic.Visits(state) * sheet[AssumptionKind.ResultKb, state])
                + (retries * sheet[AssumptionKind.ErrorKb]),
        };
    }

    private DurableCharge Callback(OutlineState state, TaskShape shape)
    {
        var visits = traffic.Visits(state);
        var combined = sheet.Settings.HasCombinedCallback;
        var submits = Submits(state, shape);
        var retried = combined ? StepRetries(state) : Waits(state);
        return retried + submits + new DurableCharge
        {
            Operations = combined ? 3 * visits : 2 * traffic.Attempts(state),
            Resumes = visits,
            WrittenKb = visits * (combined ? 2 : 1) * sheet[AssumptionKind.CallbackKb, state],
        };
    }

    /// <summary>The step that hands the token out.</summary>
    private DurableCharge Submits(OutlineState state, TaskShape shape)
    {
        var attempts = traffic.Attempts(state);
        var seconds = attempts * sheet[AssumptionKind.Seconds, state];
        var charge = new DurableCharge
        {
            WrittenKb = traffic.Visits(state) * sheet[AssumptionKind.StateKb],
            WorkSeconds = seconds,
        };
        return shape == TaskShape.FunctionCallback && style == Platform.DurableInvoke
            ? charge with
            {
                CalleeRequests = attempts,
                CalleeGbSeconds = seconds * sheet[AssumptionKind.MemoryMb, state] / 1024,
            }
            : charge;
    }

    private DurableCharge Job(OutlineState state)
    {
        var visits = traffic.Visits(state);
        var polls = visits * sheet[AssumptionKind.Polls, state];
        return Waits(state) + new DurableCharge
        {
            // The first question is asked right after the start of the job, in the same invocation.
            Operations = (2 * traffic.Attempts(state)) + polls,
            Resumes = polls - visits,
            WrittenKb = (visits * sheet[AssumptionKind.ResultKb, state])
                + ((traffic.Attempts(state) + polls) * sheet[AssumptionKind.StateKb]),
            WorkSeconds = (traffic.Attempts(state) + polls) * sheet[AssumptionKind.Seconds, state],
        };
    }

    /// <summary>The waits before further attempts, which are counted where the attempts are.</summary>
    private DurableCharge Waits(OutlineState state) => new()
    {
        Operations = Retries(state),
        Resumes = Retries(state),
        WrittenKb = Retries(state) * sheet[AssumptionKind.ErrorKb],
    };
}
