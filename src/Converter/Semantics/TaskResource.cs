namespace Sfn2Durable.Semantics;

/// <summary>How a service integration waits (the suffix of the resource).</summary>
public enum IntegrationPattern
{
    RequestResponse,

    /// <summary><c>.sync</c>: until the job ends.</summary>
    Sync,

    /// <summary><c>.sync:2</c>: as <see cref="Sync"/>, with the child's input and output as parsed JSON.</summary>
    Sync2,

    /// <summary><c>.waitForTaskToken</c>: until somebody answers with the token.</summary>
    WaitForTaskToken,
}

/// <summary>What a Task calls. <paramref name="Text"/> is the <c>Resource</c> as written, placeholders included.</summary>
public abstract record TaskResource(string Text);

/// <summary>A function ARN as the resource: the payload is the event, the return value is the result.</summary>
public sealed record LambdaResource(string Text) : TaskResource(Text);

/// <summary>An activity that workers poll.</summary>
public sealed record ActivityResource(string Text) : TaskResource(Text);

/// <summary>
/// <c>arn:aws:states:::service:action[.pattern]</c>, <c>…:::aws-sdk:service:action</c> or <c>…:::http:invoke</c>.
/// </summary>
/// <param name="Service">For example <c>lambda</c>, <c>dynamodb</c>, <c>states</c>, <c>http</c>.</param>
/// <param name="Action">For example <c>putItem</c>, first letter lower case as in the resource.</param>
/// <param name="IsSdk">True for <c>aws-sdk:</c> integrations, whose results and errors differ.</param>
public sealed record ServiceResource(
    string Text, string Service, string Action, IntegrationPattern Pattern, bool IsSdk) : TaskResource(Text);

/// <summary>
/// A placeholder as the whole resource with no value given. It is taken for a function ARN, with a warning, and the
/// generated settings refuse any other kind of value at start.
/// </summary>
public sealed record PlaceholderResource(string Text) : TaskResource(Text);
