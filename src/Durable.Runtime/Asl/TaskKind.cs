namespace Durable.Runtime.Asl;

/// <summary>How a Task calls the outside.</summary>
public enum TaskKind
{
    /// <summary>A method that answers: request and response.</summary>
    Request,

    /// <summary>A function by its ARN: the request is the event, the result is the return value.</summary>
    Function,

    /// <summary><c>lambda:invoke</c>: the request names function and payload, the result is the envelope.</summary>
    LambdaInvoke,

    /// <summary><c>.waitForTaskToken</c> and activities: somebody answers later.</summary>
    Callback,

    /// <summary><c>.sync</c>: a job that is started and then watched.</summary>
    Job,
}
