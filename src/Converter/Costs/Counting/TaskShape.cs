using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>What a Task looks like on the bill.</summary>
internal enum TaskShape
{
    /// <summary>A function that is called and answers.</summary>
    Function,

    /// <summary>One call of a service.</summary>
    Call,

    /// <summary><c>.sync</c>: one call, then waiting for the end of a job.</summary>
    Job,

    /// <summary><c>.sync</c> of another state machine, which becomes a call of another durable function.</summary>
    NestedExecution,

    /// <summary><c>.waitForTaskToken</c>, begun by a call of a service.</summary>
    Callback,

    /// <summary><c>.waitForTaskToken</c>, begun by a call of a function.</summary>
    FunctionCallback,

    /// <summary>An activity: a worker fetches the work and answers.</summary>
    Activity,
}

internal static class TaskShapes
{
    public static TaskShape Of(TaskState task) => task.Resource switch
    {
        ActivityResource => TaskShape.Activity,
        LambdaResource or PlaceholderResource => TaskShape.Function,
        ServiceResource service => Of(service),
        _ => throw new InvalidOperationException($"No shape for {task.Resource.GetType().Name}."),
    };

    public static bool IsFunction(this TaskShape shape) => shape is TaskShape.Function or TaskShape.FunctionCallback;

    /// <summary>True where the execution stands still until somebody else is done.</summary>
    public static bool IsPending(this TaskShape shape) =>
        shape is TaskShape.Job or TaskShape.NestedExecution or TaskShape.Callback or TaskShape.FunctionCallback
            or TaskShape.Activity;

    private static TaskShape Of(ServiceResource service)
    {
        var isLambda = service is { Service: "lambda", Action: "invoke" };
        return service.Pattern switch
        {
            IntegrationPattern.WaitForTaskToken => isLambda ? TaskShape.FunctionCallback : TaskShape.Callback,
            IntegrationPattern.Sync or IntegrationPattern.Sync2 when service.Service is "states" =>
                TaskShape.NestedExecution,
            IntegrationPattern.Sync or IntegrationPattern.Sync2 => TaskShape.Job,
            _ => isLambda ? TaskShape.Function : TaskShape.Call,
        };
    }
}
