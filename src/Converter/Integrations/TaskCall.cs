namespace Sfn2Durable.Integrations;

/// <summary>How a Task runs on a durable context.</summary>
public enum TaskCallKind
{
    /// <summary>A function ARN as the resource: a chained invoke, the result is the return value.</summary>
    FunctionInvoke,

    /// <summary><c>lambda:invoke</c>: a chained invoke with the service's result envelope.</summary>
    LambdaInvoke,

    /// <summary>Request and response: a step.</summary>
    Request,

    /// <summary><c>.waitForTaskToken</c>: a submitting step and a callback.</summary>
    Callback,

    /// <summary>An activity: a callback whose request is handed to whoever works on it.</summary>
    Activity,

    /// <summary><c>.sync</c>: a submitting step and a condition that asks for the job's end.</summary>
    Job,
}

/// <summary>What the emitter and the cost room need to know about a Task, as data.</summary>
/// <param name="Kind">How it runs.</param>
/// <param name="Service">The service as the generated call names it, such as <c>dynamodb</c>; empty for functions given by ARN.</param>
/// <param name="Action">The API action in the resource's spelling, such as <c>putItem</c>.</param>
/// <param name="PriceKey">The key of the called service in the price data; the call itself is priced by the caller.</param>
public sealed record TaskCall(TaskCallKind Kind, string Service, string Action, string PriceKey);
