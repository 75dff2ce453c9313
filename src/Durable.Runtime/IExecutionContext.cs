namespace Durable.Runtime;

/// <summary>The execution a workflow runs in.</summary>
public interface IExecutionContext
{
    /// <summary>The identifier of the execution: an ARN on the AWS service, the execution id on a local store.</summary>
    string DurableExecutionArn { get; }
}
