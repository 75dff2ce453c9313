using Durable.Runtime.Storage;

namespace Durable.Runtime.Hosting;

/// <summary>Watches a host for tests.</summary>
internal interface IHostWatch
{
    /// <summary>An invocation is about to begin. Answers whether it may.</summary>
    bool OnInvocation(ExecutionInfo execution);

    /// <summary>A workflow invokes a function that is not registered.</summary>
    void OnMissingFunction(string functionName);
}
