using System.Collections.Concurrent;
using Durable.Runtime.Replay;

namespace Durable.Runtime.Hosting;

/// <summary>A workflow, in one version.</summary>
internal sealed record RegisteredWorkflow(string Name, WorkflowBody Body, WorkflowOptions Options);

/// <summary>A plain function, the target of chained invokes.</summary>
/// <param name="payload">The recorded payload.</param>
/// <param name="codec">Reads the payload and writes the result.</param>
/// <param name="context">The context of this invocation.</param>
internal delegate Task<string?> FunctionBody(string? payload, PayloadCodec codec, ILambdaContext context);

/// <summary>What a host can run, by name.</summary>
internal sealed class WorkflowRegistry
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, RegisteredWorkflow>> _versions =
        new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, RegisteredWorkflow> _current = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FunctionBody> _functions = new(StringComparer.Ordinal);

    public void Add(RegisteredWorkflow workflow)
    {
        _versions.GetOrAdd(workflow.Name, static _ => new(StringComparer.Ordinal))[workflow.Options.Version] = workflow;
        _current[workflow.Name] = workflow;
    }

    public void Add(string name, FunctionBody function) => _functions[name] = function;

    public RegisteredWorkflow? Find(string name, string version) =>
        _versions.TryGetValue(name, out var versions) ? versions.GetValueOrDefault(version) : null;

    /// <summary>The version that new executions start on.</summary>
    public RegisteredWorkflow? FindCurrent(string name) => _current.GetValueOrDefault(name);

    /// <summary>The target of an invoke: by its name as given, else by the name inside an ARN or before a qualifier.
    /// </summary>
    public (RegisteredWorkflow? Workflow, FunctionBody? Function) FindTarget(string functionName)
    {
        foreach (var name in new[] { functionName, FunctionNames.Simple(functionName) })
        {
            if (_functions.TryGetValue(name, out var function))
            {
                return (null, function);
            }

            if (_current.TryGetValue(name, out var workflow))
            {
                return (workflow, null);
            }
        }

        return (null, null);
    }
}
